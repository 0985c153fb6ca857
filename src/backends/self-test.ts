// Before a backend is trusted on a device: a known gradient of every layer type, and 20 known training steps. Worker. Some
// drivers compute wrong, and say nothing.
import type { Backend } from '../network/backend.ts';
import type { Parameters } from '../network/parameters.ts';
import type { ConformanceCase } from './conformance/cases.ts';
import { parameterDifferences } from './conformance/compare.ts';
import { conformanceSizes } from './conformance/examples.ts';
import { caseHyper, caseOrder, withTrainer } from './conformance/run.ts';
import { knownGradient, knownParameters, type Known } from './known-values.ts';

/** Rounding alone stays well below; 16-bit arithmetic and the errors that drivers make are well above. */
const tolerance = 1e-3;
const learningRate = 0.5;
const batchSize = 4;

/** A network with every layer type, so small that it takes a millisecond. */
const selfTestCase: ConformanceCase = {
  name: 'self-test',
  plan: {
    version: 1,
    network: {
      inputShape: [6, 6, 1],
      layers: [
        { kind: 'conv2d', maps: 2, field: 3, border: 'valid', biases: true },
        { kind: 'activation', function: 'sigmoid' },
        { kind: 'maxPool2d', size: 2, partial: 'drop' },
        { kind: 'dropout', rate: 0.25 },
        { kind: 'flatten' },
        { kind: 'dense', units: 4, biases: true },
        { kind: 'activation', function: 'tanh' },
        { kind: 'dense', units: 10, biases: true },
        { kind: 'activation', function: 'softmax' },
      ],
    },
    data: {
      dataset: 'mnist',
      training: conformanceSizes.training,
      validation: conformanceSizes.validation,
    },
    cost: 'logLikelihood',
    // Plain gradient descent: what one step changes is the gradient.
    optimiser: { kind: 'sgd', learningRate },
    batchSize,
    epochs: 1,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'zero' } },
    seed: 7,
  },
  examples: 20 * batchSize,
  ink: 0.4,
  inputs: 'bytes',
};

export interface SelfTestRun {
  /** Mean over the first mini-batch. */
  readonly gradient: Parameters;
  /** After 20 steps. */
  readonly parameters: Parameters;
}

/** @returns null when the backend can be trusted, else a clause that says how far it is off. @throws what the backend throws */
export async function selfTest(backend: Backend): Promise<string | null> {
  if (!backend.supports(selfTestCase.plan).supported) return null;
  const run = await runSelfTest(backend);
  return (
    fault('the first gradient', run.gradient, knownGradient) ??
    fault('20 training steps', run.parameters, knownParameters)
  );
}

export function runSelfTest(backend: Backend): Promise<SelfTestRun> {
  return withTrainer(backend, selfTestCase, async (trainer) => {
    const order = caseOrder(selfTestCase);
    const hyper = caseHyper(selfTestCase.plan);
    const before = await trainer.read();
    await trainer.steps(order.slice(0, batchSize), batchSize, hyper);
    const after = await trainer.read();
    await trainer.steps(order.slice(batchSize), batchSize, hyper);
    const { parameters } = await trainer.read();
    return { gradient: gradientOf(before.parameters, after.parameters), parameters };
  });
}

function gradientOf(before: Parameters, after: Parameters): Parameters {
  const slope = (from: Float32Array, to: Float32Array) =>
    from.map((value, index) => (value - to[index]!) / learningRate);
  return before.map((from, index) => {
    const to = after[index];
    if (!from || !to) return null;
    const biases = from.biases && to.biases && slope(from.biases, to.biases);
    return { weights: slope(from.weights, to.weights), biases };
  });
}

function fault(of: string, actual: Parameters, known: Known): string | null {
  const expected = known.map(
    (layer) =>
      layer && {
        weights: Float32Array.from(layer.weights),
        biases: Float32Array.from(layer.biases),
      },
  );
  // Written so that NaN is one, too.
  const wrong = parameterDifferences('', actual, expected).find(
    ({ relative }) => !(relative <= tolerance),
  );
  if (!wrong) return null;
  const share = (100 * wrong.relative).toPrecision(2);
  return `it computes wrong here: in ${of} the ${wrong.name} were off by ${share} %`;
}
