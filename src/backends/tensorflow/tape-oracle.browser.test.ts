// A second opinion on the mathematics: the same networks with TensorFlow.js's own gradients (its tape), losses and optimisers,
// which share no code with the reference or with this backend. In a browser, because Node's build of TensorFlow.js comes
// without gradients; on its cpu backend, because that is exact and quick.
import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import type { LayerSpec } from '../../network/layers/index.ts';
import type { Parameters } from '../../network/parameters.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { conformanceSizes, patternExamples } from '../conformance/examples.ts';
import { caseHyper, withTrainer } from '../conformance/run.ts';
import { tensorflowBackend } from './index.ts';
import { startRuntime } from './runtime.ts';
import { wasmPath } from './wasm-path.ts';

const size = 36;
const batchSize = 8;
const order = Uint32Array.from({ length: 64 }, (_, i) => (i * 29) % 64);

const dense: readonly LayerSpec[] = [
  { kind: 'dense', units: 12, biases: true },
  { kind: 'activation', function: 'sigmoid' },
  { kind: 'dense', units: 10, biases: true },
  { kind: 'activation', function: 'sigmoid' },
];
const convolutional: readonly LayerSpec[] = [
  { kind: 'conv2d', maps: 4, field: 3, border: 'valid', biases: true },
  { kind: 'activation', function: 'relu' },
  { kind: 'maxPool2d', size: 2, partial: 'drop' },
  { kind: 'flatten' },
  { kind: 'dense', units: 11, biases: true },
  { kind: 'activation', function: 'tanh' },
  { kind: 'dense', units: 10, biases: true },
  { kind: 'activation', function: 'softmax' },
];

interface OracleCase {
  readonly name: string;
  readonly layers: readonly LayerSpec[];
  readonly cost: 'quadratic' | 'logLikelihood';
  readonly optimiser: TrainingPlan['optimiser'];
  readonly theirs: () => tf.Optimizer;
}

const cases: readonly OracleCase[] = [
  {
    name: 'SGD',
    layers: dense,
    cost: 'quadratic',
    optimiser: { kind: 'sgd', learningRate: 1.5 },
    theirs: () => tf.train.sgd(1.5),
  },
  {
    name: 'SGD, convolution',
    layers: convolutional,
    cost: 'logLikelihood',
    optimiser: { kind: 'sgd', learningRate: 0.2 },
    theirs: () => tf.train.sgd(0.2),
  },
  {
    name: 'RMSprop',
    layers: convolutional,
    cost: 'logLikelihood',
    optimiser: { kind: 'rmsprop', learningRate: 0.002, rho: 0.9, epsilon: 1e-6 },
    theirs: () => tf.train.rmsprop(0.002, 0.9, 0, 1e-6),
  },
  {
    name: 'momentum',
    layers: dense,
    cost: 'quadratic',
    optimiser: { kind: 'momentum', learningRate: 0.3, momentum: 0.9 },
    theirs: () => tf.train.momentum(0.3, 0.9),
  },
  {
    name: 'Adam',
    layers: convolutional,
    cost: 'logLikelihood',
    optimiser: { kind: 'adam', learningRate: 0.003, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    theirs: () => tf.train.adam(0.003, 0.9, 0.999, 1e-7),
  },
];

function planOf({ layers, cost, optimiser }: OracleCase): TrainingPlan {
  return {
    version: 1,
    network: { inputShape: layers === dense ? [size] : [6, 6, 1], layers: [...layers] },
    data: { dataset: 'mnist', training: 64, validation: 16 },
    cost,
    optimiser,
    batchSize,
    epochs: 1,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'zero' } },
    seed: 3,
  };
}

/** Weights [out, ...] and biases of each layer as variables, out first as we write them. */
function variables(parameters: Parameters, layers: readonly LayerSpec[]) {
  return layers.map((layer, index) => {
    const learnt = parameters[index];
    if (!learnt) return null;
    const { weights, biases } = learnt;
    const out = biases!.length;
    const shape = layer.kind === 'conv2d' ? [out, layer.field, layer.field, -1] : [out, -1];
    return {
      weights: tf.variable(tf.reshape(tf.tensor1d(weights), shape)),
      biases: tf.variable(tf.tensor1d(biases!)),
    };
  });
}
type Variables = ReturnType<typeof variables>;

function forward(x: tf.Tensor, layers: readonly LayerSpec[], learnt: Variables): tf.Tensor {
  return layers.reduce((a, layer, index) => {
    const { weights, biases } = learnt[index] ?? {};
    switch (layer.kind) {
      case 'dense':
        return tf.add(tf.matMul(a, tf.transpose(weights!)), biases!);
      case 'conv2d': {
        const filter = tf.transpose<tf.Tensor>(weights!, [1, 2, 3, 0]) as tf.Tensor4D;
        return tf.add(tf.conv2d(a as tf.Tensor4D, filter, 1, 'valid'), biases!);
      }
      case 'maxPool2d':
        return tf.maxPool(a as tf.Tensor4D, layer.size, layer.size, 'valid');
      case 'flatten':
        return tf.reshape(a, [batchSize, -1]);
      case 'activation':
        return layer.function === 'identity' ? a : tf[layer.function](a);
      case 'dropout':
        throw new Error('tf.dropout draws other masks');
    }
  }, x);
}

/** Mean over the batch of 1/2 |a - y|^2, or of -ln a_y. */
function loss(cost: OracleCase['cost'], a: tf.Tensor, y: tf.Tensor): tf.Scalar {
  const costs =
    cost === 'quadratic' ? tf.mul(0.5, tf.squaredDifference(a, y)) : tf.neg(tf.mul(y, tf.log(a)));
  return tf.div(tf.sum(costs), batchSize);
}

it.each(cases)('learns as the tape does: $name', async (oracle) => {
  const plan = planOf(oracle);
  const which = { name: oracle.name, plan, examples: 64, ink: 0.3, inputs: 'bytes' } as const;
  const { inputs, labels } = patternExamples(size, conformanceSizes.training, 0.3, 'training');
  const runtime = await startRuntime('cpu', { wasmPath });

  await withTrainer(tensorflowBackend('cpu', { wasmPath }), which, async (trainer) => {
    const start = await trainer.read();
    const report = await trainer.steps(order, batchSize, caseHyper(plan));
    const ours = await trainer.read();

    runtime.use();
    const learnt = variables(start.parameters, oracle.layers);
    const optimiser = oracle.theirs();
    const losses: number[] = [];
    for (let from = 0; from < order.length; from += batchSize) {
      const batch = [...order.subarray(from, from + batchSize)];
      const pixels = batch.flatMap((i) => [...inputs.subarray(i * size, (i + 1) * size)]);
      const x = tf.div(tf.tensor(pixels, [batchSize, ...plan.network.inputShape]), 255);
      const y = tf.oneHot(
        batch.map((i) => labels[i]!),
        10,
      );
      const seen = optimiser.minimize(
        () => loss(oracle.cost, forward(x, oracle.layers, learnt), y),
        true,
      );
      losses.push(seen!.dataSync()[0]!);
    }

    expect(report.cost).toBeCloseTo(losses.reduce((sum, next) => sum + next) / losses.length, 5);
    for (const [index, theirs] of learnt.entries()) {
      if (theirs === null) continue;
      const { weights, biases } = ours.parameters[index]!;
      expect(apart(theirs.weights, weights)).toBeLessThan(2e-6);
      expect(apart(theirs.biases, biases!)).toBeLessThan(2e-6);
      expect(apart(theirs.weights, start.parameters[index]!.weights)).toBeGreaterThan(1e-3);
    }
    optimiser.dispose();
  });
});

function apart(theirs: tf.Tensor, ours: Float32Array): number {
  const values = theirs.dataSync<'float32'>();
  return ours.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);
}
