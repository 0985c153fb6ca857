// The kernels against the reference on plans that nobody thought of: random layers, sizes, costs, optimisers, batches.
import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBinary } from '../../../scripts/kernels-binary.ts';
import { costIds } from '../../network/costs/index.ts';
import { elementwiseActivations } from '../../network/activations/index.ts';
import type { LayerSpec } from '../../network/layers/index.ts';
import { checkNetwork, networkShapes, type NetworkSpec } from '../../network/network-spec.ts';
import type { OptimiserSpec } from '../../network/optimisers/index.ts';
import type { Regularisation, TrainingPlan } from '../../network/training-plan.ts';
import type { ConformanceCase } from '../conformance/cases.ts';
import {
  conformanceTolerance,
  parameterDifferences,
  worstDifference,
} from '../conformance/compare.ts';
import { conformanceSizes } from '../conformance/examples.ts';
import { caseHyper, runCase, withTrainer } from '../conformance/run.ts';
import { referenceBackend } from '../reference/index.ts';
import { kernelsBackend } from './index.ts';
import { planStages } from './stage-plan.ts';
import { variants } from './variant.ts';
import { tilingOf } from './workspace.ts';

// Node 20 runs fused multiply-add only when asked to.
setFlagsFromString('--experimental-wasm-relaxed-simd');

const functions = Object.keys(elementwiseActivations) as (keyof typeof elementwiseActivations)[];
const activation = fc
  .constantFrom(...functions)
  .map((id): LayerSpec => ({ kind: 'activation', function: id }));
const dropout = fc.constantFrom(0, 0.2, 0.5).map((rate): LayerSpec => ({ kind: 'dropout', rate }));
const conv = fc.record({
  kind: fc.constant('conv2d' as const),
  maps: fc.integer({ min: 1, max: 14 }),
  field: fc.integer({ min: 1, max: 4 }),
  border: fc.constantFrom('valid' as const, 'full' as const),
  biases: fc.boolean(),
});
const pool = fc.record({
  kind: fc.constant('maxPool2d' as const),
  size: fc.integer({ min: 1, max: 3 }),
  partial: fc.constantFrom('drop' as const, 'keep' as const),
});
const dense = fc.record({
  kind: fc.constant('dense' as const),
  units: fc.integer({ min: 1, max: 60 }),
  biases: fc.boolean(),
});
const onImages = fc.array(fc.oneof(conv, conv, pool, activation, dropout), { maxLength: 5 });
const onLists = fc.array(fc.oneof(dense, dense, activation, dropout), { maxLength: 4 });

const side = fc.integer({ min: 3, max: 11 });
const image = fc.tuple(side, side, fc.integer({ min: 1, max: 5 }));
const list = fc.tuple(fc.integer({ min: 1, max: 90 }));
const outputs: LayerSpec = { kind: 'dense', units: 10, biases: true };
const ends = fc.constantFrom<LayerSpec[]>(
  [],
  [{ kind: 'activation', function: 'softmax' }],
  [{ kind: 'activation', function: 'sigmoid' }],
);

const network = fc
  .oneof(
    fc.record({ inputShape: image, first: onImages, rest: onLists, end: ends }),
    fc.record({ inputShape: list, first: fc.constant([]), rest: onLists, end: ends }),
  )
  .map(({ inputShape, first, rest, end }) => ({
    inputShape,
    layers: [
      ...first,
      ...(inputShape.length === 3 ? [{ kind: 'flatten' } satisfies LayerSpec] : []),
      ...rest,
      outputs,
      ...end,
    ],
  }))
  .filter((spec) => networkShapes(spec).ok && checkNetwork(spec).ok);

const learningRate = 0.02;
const optimiser = fc.constantFrom<OptimiserSpec>(
  { kind: 'sgd', learningRate },
  { kind: 'momentum', learningRate, momentum: 0.9 },
  { kind: 'rmsprop', learningRate: learningRate / 10, rho: 0.9, epsilon: 1e-3 },
  { kind: 'adam', learningRate: learningRate / 10, beta1: 0.9, beta2: 0.999, epsilon: 1e-2 },
);
const regularisation = fc.constantFrom<Regularisation>(
  { kind: 'none' },
  { kind: 'l1', lambda: 0.1, per: 'example' },
  { kind: 'l2', lambda: 0.1, per: 'example' },
  { kind: 'l2', lambda: 0.1, per: 'batch' },
);

const steps = 3;

function casesOf(
  networks: fc.Arbitrary<NetworkSpec>,
  mostInBatch: number,
  fewestInBatch = 1,
): fc.Arbitrary<ConformanceCase> {
  return (
    fc
      .record({
        network: networks,
        optimiser,
        regularisation,
        cost: fc.constantFrom(...costIds),
        batchSize: fc.integer({ min: fewestInBatch, max: mostInBatch }),
        seed: fc.nat(),
        ink: fc.constantFrom(0.05, 0.2, 0.9),
        inputs: fc.constantFrom('bytes' as const, 'floats' as const),
      })
      // Costs that take the logarithm of an output want outputs between 0 and 1.
      .filter(({ network: { layers }, cost }) => cost === 'quadratic' || layers.at(-1) !== outputs)
      .map(({ ink, inputs, ...rest }): ConformanceCase => {
        const plan: TrainingPlan = {
          ...rest,
          version: 1,
          data: { dataset: 'mnist', training: conformanceSizes.training, validation: 16 },
          epochs: 1,
          initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'zero' } },
        };
        // The last batch is smaller.
        const examples = (steps - 1) * plan.batchSize + Math.ceil(plan.batchSize / 2);
        return { name: 'random', plan, examples, ink, inputs };
      })
  );
}

const anyCase = casesOf(network, 70);

/** Images and convolutions for which tiles pay (tilingOf), behind a layer that pads the channels. */
const tiledNetwork = fc
  .record({
    inputShape: fc.tuple(
      fc.integer({ min: 7, max: 13 }),
      fc.integer({ min: 7, max: 13 }),
      fc.constant(1),
    ),
    channels: fc.integer({ min: 5, max: 9 }),
    maps: fc.integer({ min: 5, max: 13 }),
    border: fc.constantFrom('valid' as const, 'full' as const),
    biases: fc.boolean(),
    rest: fc.array(fc.oneof(pool, activation, dropout), { maxLength: 3 }),
    end: ends,
  })
  .map(({ inputShape, channels, maps, border, biases, rest, end }) => ({
    inputShape,
    layers: [
      { kind: 'conv2d', maps: channels, field: 2, border: 'valid', biases: true },
      { kind: 'activation', function: 'tanh' },
      { kind: 'conv2d', maps, field: 5, border, biases },
      ...rest,
      { kind: 'flatten' },
      outputs,
      ...end,
    ] satisfies LayerSpec[],
  }))
  .filter((spec) => networkShapes(spec).ok && checkNetwork(spec).ok && isTiled(spec));

const tiledCase = casesOf(tiledNetwork, 24);

function isTiled(spec: NetworkSpec): boolean {
  return planStages(spec).some((stage) => stage.kind === 'convolution' && tilingOf(stage) !== null);
}

/** Layers of several panels behind ReLUs and dropout, and batches that are many: only what is not 0 is visited, both ways. */
const units = fc.integer({ min: 49, max: 130 });
const sparseCase = casesOf(
  fc
    .record({
      first: units,
      second: units,
      biases: fc.boolean(),
      behind: fc.constantFrom<LayerSpec[]>(
        [{ kind: 'activation', function: 'relu' }],
        [
          { kind: 'activation', function: 'relu' },
          { kind: 'dropout', rate: 0.5 },
        ],
        // Here an input of 0 may pass an error on.
        [
          { kind: 'activation', function: 'tanh' },
          { kind: 'dropout', rate: 0.5 },
        ],
      ),
      end: ends,
    })
    .map(({ first, second, biases, behind, end }) => ({
      inputShape: [60],
      layers: [
        { kind: 'dense', units: first, biases },
        ...behind,
        { kind: 'dense', units: second, biases },
        ...behind,
        outputs,
        ...end,
      ] satisfies LayerSpec[],
    })),
  70,
  32,
);

for (const variant of variants) {
  describe(variant, () => {
    const backend = kernelsBackend({ loadBinary: readBinary, variant });

    it.each([
      { which: 'random plans', cases: anyCase, numRuns: 100, seed: 4 },
      { which: 'random convolutions in tiles', cases: tiledCase, numRuns: 20, seed: 1 },
      { which: 'random layers behind ReLUs', cases: sparseCase, numRuns: 20, seed: 1 },
    ])('agrees with the reference on $which', async ({ cases, numRuns, seed }) => {
      await fc.assert(
        fc.asyncProperty(cases, async (randomCase) => {
          expect(backend.supports(randomCase.plan)).toEqual({ supported: true });
          const actual = await runCase(backend, randomCase);
          const worst = worstDifference(actual, await runCase(referenceBackend, randomCase));
          expect(worst.relative, worst.name).toBeLessThanOrEqual(conformanceTolerance);
        }),
        // A ReLU or a pool on the brink may tip either way: the plans are always the same.
        { numRuns, seed },
      );
    });

    it.each([
      { which: 'random plans', cases: anyCase, numRuns: 30 },
      { which: 'random convolutions in tiles', cases: tiledCase, numRuns: 3 },
    ])('agrees on batches that do not fit at once: $which', async ({ cases, numRuns }) => {
      await fc.assert(
        fc.asyncProperty(
          cases,
          fc.integer({ min: 65, max: 300 }),
          async (randomCase, batchSize) => {
            const { plan } = randomCase;
            const train = (which: typeof backend) =>
              withTrainer(which, randomCase, async (trainer) => {
                const order = Uint32Array.from(
                  { length: 2 * batchSize - 9 },
                  (_, i) => (7 * i) % 64,
                );
                await trainer.steps(order, batchSize, caseHyper(plan));
                return trainer.read();
              });
            const [actual, expected] = [await train(backend), await train(referenceBackend)];
            const differences = [
              ...parameterDifferences('', actual.parameters, expected.parameters),
              ...Object.keys(expected.optimiser).flatMap((slot) =>
                parameterDifferences(slot, actual.optimiser[slot]!, expected.optimiser[slot]!),
              ),
            ];
            for (const { name, relative } of differences) {
              expect(relative, name).toBeLessThanOrEqual(conformanceTolerance);
            }
          },
        ),
        { numRuns, seed: 1 },
      );
    });
  });
}
