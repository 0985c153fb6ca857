// Backpropagation against finite differences: the gradient of every weight, bias and input of small networks of every
// layer type and cost equals (C(w + e) - C(w - e)) / 2e.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { elementwiseActivations } from '../../network/activations/index.ts';
import { costIds, type CostId } from '../../network/costs/index.ts';
import type { LayerSpec } from '../../network/layers/index.ts';
import { inputSize, type NetworkSpec } from '../../network/network-spec.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { Generator } from '../../random/generator.ts';
import { ReferenceNetwork } from './network.ts';

const moment = { step: 3, example: 2 };
const width = 1e-3;

/** A network with random parameters, so that every activation is used where it bends. */
function randomNetwork(network: NetworkSpec, cost: CostId, seed: number) {
  const plan = { ...fullyConnectedPlan(), network, cost, seed };
  const generator = Generator.seeded(seed, 'gradients');
  const reference = new ReferenceNetwork(plan);
  for (const { learnt } of reference.layers) {
    if (learnt === null) continue;
    const { weights, biases } = learnt;
    for (let i = 0; i < weights.length; i++) weights[i] = 0.5 * generator.normal();
    if (biases !== null) {
      for (let i = 0; i < biases.length; i++) biases[i] = 0.5 * generator.normal();
    }
  }
  // Some inputs are 0, as most of a digit is.
  const input = Float64Array.from({ length: inputSize(network) }, () =>
    Math.max(0, generator.uniform() - 0.3),
  );
  return { reference, input };
}

/** Largest difference between backpropagation and finite differences, relative to the largest derivative. */
function gradientError(
  network: NetworkSpec,
  cost: CostId,
  target: number | readonly number[],
  seed: number,
): number {
  const { reference, input } = randomNetwork(network, cost, seed);
  const y = reference.output.map((_, j) =>
    typeof target === 'number' ? Number(j === target) : target[j]!,
  );
  const costNow = () => {
    reference.forward(input, moment);
    return reference.cost(y);
  };
  costNow();
  reference.backward(input, y);

  let apart = 0;
  let largest = 1e-3;
  for (const { learnt } of reference.layers) {
    if (learnt === null) continue;
    const { weights, biases, gradient } = learnt;
    const pairs = [{ values: weights, gradients: gradient.weights }];
    if (biases !== null) pairs.push({ values: biases, gradients: gradient.biases! });
    for (const { values, gradients } of pairs) {
      for (let i = 0; i < values.length; i++) {
        const estimate = finiteDifference(values, i, costNow);
        largest = Math.max(largest, Math.abs(estimate));
        apart = Math.max(apart, Math.abs(estimate - gradients[i]!));
      }
    }
  }
  return apart / largest;
}

function finiteDifference(values: Float32Array, i: number, cost: () => number): number {
  const kept = values[i]!;
  // Float32 rounds the change: what it became counts.
  values[i] = kept + width;
  const above = values[i];
  const costAbove = cost();
  values[i] = kept - width;
  const below = values[i];
  const costBelow = cost();
  values[i] = kept;
  return (costAbove - costBelow) / (above - below);
}

const dense = (units: number, biases = true): LayerSpec => ({ kind: 'dense', units, biases });
const activation = (id: keyof typeof elementwiseActivations | 'softmax'): LayerSpec => ({
  kind: 'activation',
  function: id,
});
const image: NetworkSpec['inputShape'] = [7, 6, 2];

/** Piecewise linear parts (ReLU, pooling) have no derivative where they bend; these seeds stay clear of it. */
const networks: Readonly<Record<string, NetworkSpec>> = {
  'sigmoid layers': {
    inputShape: [9],
    layers: [dense(5), activation('sigmoid'), dense(4), activation('sigmoid')],
  },
  'tanh layers, no biases': {
    inputShape: [9],
    layers: [dense(5, false), activation('tanh'), dense(4, false), activation('sigmoid')],
  },
  'ReLU layers': {
    inputShape: [9],
    layers: [
      dense(6),
      activation('relu'),
      dense(5),
      activation('relu'),
      dense(4),
      activation('sigmoid'),
    ],
  },
  'softmax outputs': {
    inputShape: [9],
    layers: [dense(5), activation('tanh'), dense(4), activation('softmax')],
  },
  'linear layers between': {
    inputShape: [9],
    layers: [dense(5), activation('identity'), dense(4), activation('softmax')],
  },
  dropout: {
    inputShape: [9],
    layers: [
      { kind: 'dropout', rate: 0.3 },
      dense(8),
      activation('tanh'),
      { kind: 'dropout', rate: 0.5 },
      dense(4),
      activation('softmax'),
    ],
  },
  'convolution, valid border': {
    inputShape: image,
    layers: [
      { kind: 'conv2d', maps: 3, field: 3, border: 'valid', biases: true },
      activation('tanh'),
      { kind: 'flatten' },
      dense(4),
      activation('softmax'),
    ],
  },
  'convolutions, full border': {
    inputShape: image,
    layers: [
      { kind: 'conv2d', maps: 2, field: 2, border: 'full', biases: true },
      activation('sigmoid'),
      { kind: 'conv2d', maps: 3, field: 3, border: 'full', biases: false },
      activation('sigmoid'),
      { kind: 'flatten' },
      dense(4),
      activation('softmax'),
    ],
  },
  'pools that keep and that drop the rest': {
    inputShape: image,
    layers: [
      { kind: 'conv2d', maps: 3, field: 2, border: 'full', biases: true },
      activation('tanh'),
      { kind: 'maxPool2d', size: 3, partial: 'keep' },
      { kind: 'conv2d', maps: 2, field: 1, border: 'valid', biases: true },
      { kind: 'maxPool2d', size: 2, partial: 'drop' },
      { kind: 'flatten' },
      dense(4),
      activation('sigmoid'),
    ],
  },
};

describe('backpropagation equals finite differences', () => {
  for (const [name, network] of Object.entries(networks)) {
    for (const cost of costIds) {
      it(`${name}, ${cost}`, () => {
        expect(gradientError(network, cost, 1, 5)).toBeLessThan(1e-5);
      });
    }
  }

  it('with values as targets', () => {
    const regression: NetworkSpec = {
      inputShape: [3],
      layers: [dense(5), activation('tanh'), dense(2), activation('identity')],
    };
    expect(gradientError(regression, 'quadratic', [-1.7, 3.2], 5)).toBeLessThan(1e-5);
    const single: NetworkSpec = {
      inputShape: [2],
      layers: [dense(4), activation('sigmoid'), dense(1), activation('sigmoid')],
    };
    expect(gradientError(single, 'quadratic', [0.3], 5)).toBeLessThan(1e-5);
    expect(gradientError(single, 'crossEntropy', [0.3], 5)).toBeLessThan(1e-5);
  });

  it('on any network of smooth dense layers', () => {
    const smooth = fc.constantFrom('sigmoid' as const, 'tanh' as const, 'identity' as const);
    const hidden = fc.record({
      units: fc.integer({ min: 1, max: 6 }),
      biases: fc.boolean(),
      function: smooth,
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(hidden, { maxLength: 3 }),
        fc.constantFrom('sigmoid' as const, 'softmax' as const),
        fc.constantFrom(...costIds),
        fc.nat(),
        (inputs, layers, output, cost, seed) => {
          const network: NetworkSpec = {
            inputShape: [inputs],
            layers: [
              ...layers.flatMap(({ units, biases, function: id }) => [
                dense(units, biases),
                activation(id),
              ]),
              dense(3),
              activation(output),
            ],
          };
          expect(gradientError(network, cost, seed % 3, seed)).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 60, seed: 2015 },
    );
  });
});
