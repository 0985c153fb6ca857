// The plans that every backend is tested on: each layer type, activation, cost, optimiser, regularisation and border at
// least once, on small networks with awkward sizes. Worker and tests.
import type { ActivationId, ElementwiseActivationId } from '../../network/activations/index.ts';
import type { CostId } from '../../network/costs/index.ts';
import type { Conv2dSpec } from '../../network/layers/conv2d.ts';
import type { LayerSpec } from '../../network/layers/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { conformanceSizes } from './examples.ts';

export interface ConformanceCase {
  readonly name: string;
  readonly plan: TrainingPlan;
  /** Examples in the 20 steps; by default so many that the last batch is smaller. */
  readonly examples: number;
  /** Share of the input that is not 0. */
  readonly ink: number;
  readonly inputs: 'bytes' | 'floats';
}

const steps = 20;

function dense(units: number, activation: ActivationId, biases = true): readonly LayerSpec[] {
  return [
    { kind: 'dense', units, biases },
    { kind: 'activation', function: activation },
  ];
}

function conv(maps: number, field: number, spec: Partial<Conv2dSpec> = {}): LayerSpec {
  return { kind: 'conv2d', maps, field, border: 'valid', biases: true, ...spec };
}

const pool = (size: number, partial: 'drop' | 'keep' = 'drop'): LayerSpec => ({
  kind: 'maxPool2d',
  size,
  partial,
});
const activation = (id: ElementwiseActivationId): LayerSpec => ({
  kind: 'activation',
  function: id,
});
const dropout = (rate: number): LayerSpec => ({ kind: 'dropout', rate });
const flatten: LayerSpec = { kind: 'flatten' };

function conformanceCase(
  name: string,
  layers: readonly LayerSpec[],
  cost: CostId,
  learningRate: number,
  changes: Partial<TrainingPlan> & {
    readonly inputShape?: TrainingPlan['network']['inputShape'];
  } = {},
  data: Partial<Pick<ConformanceCase, 'ink' | 'inputs'>> = {},
): ConformanceCase {
  const { inputShape = [144], ...rest } = changes;
  const plan: TrainingPlan = {
    version: 1,
    network: { inputShape, layers: [...layers] },
    data: {
      dataset: 'mnist',
      training: conformanceSizes.training,
      validation: conformanceSizes.validation,
    },
    cost,
    optimiser: { kind: 'sgd', learningRate },
    batchSize: 5,
    epochs: 1,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'normal', deviation: 0.5 } },
    seed: 7,
    ...rest,
  };
  const examples = (steps - 1) * plan.batchSize + Math.ceil(plan.batchSize / 2);
  return { name, plan, examples, ink: 0.2, inputs: 'bytes', ...data };
}

const image: TrainingPlan['network']['inputShape'] = [12, 12, 1];
const softmax10 = dense(10, 'softmax');
const hidden13 = [...dense(13, 'sigmoid'), ...dense(10, 'sigmoid')];

const denseCases: readonly ConformanceCase[] = [
  conformanceCase(
    '784-30-10, sigmoid, quadratic',
    [...dense(30, 'sigmoid'), ...dense(10, 'sigmoid')],
    'quadratic',
    3,
    { inputShape: [784], batchSize: 10 },
  ),
  conformanceCase('no hidden layer, softmax, log-likelihood', softmax10, 'logLikelihood', 0.5),
  conformanceCase(
    'no biases',
    [...dense(13, 'sigmoid', false), ...dense(10, 'softmax', false)],
    'logLikelihood',
    0.5,
  ),
  conformanceCase('sigmoid, cross-entropy', hidden13, 'crossEntropy', 0.5),
  conformanceCase('sigmoid, log-likelihood', hidden13, 'logLikelihood', 0.5),
  conformanceCase('softmax, quadratic', [...dense(13, 'sigmoid'), ...softmax10], 'quadratic', 1),
  conformanceCase(
    'softmax, cross-entropy',
    [...dense(13, 'sigmoid'), ...softmax10],
    'crossEntropy',
    0.3,
  ),
  conformanceCase('tanh', [...dense(13, 'tanh'), ...softmax10], 'logLikelihood', 0.3),
  conformanceCase('tanh outputs', [...dense(13, 'tanh'), ...dense(10, 'tanh')], 'quadratic', 0.2),
  conformanceCase('ReLU', [...dense(13, 'relu'), ...softmax10], 'logLikelihood', 0.1),
  conformanceCase('ReLU outputs', [...dense(13, 'relu'), ...dense(10, 'relu')], 'quadratic', 0.1),
  conformanceCase(
    'linear',
    [...dense(13, 'identity'), ...dense(10, 'identity')],
    'quadratic',
    0.05,
  ),
  conformanceCase(
    'ends without an activation',
    [...dense(7, 'sigmoid'), { kind: 'dense', units: 10, biases: true }],
    'quadratic',
    0.1,
  ),
  conformanceCase(
    'begins with an activation',
    [activation('tanh'), ...softmax10],
    'logLikelihood',
    0.5,
  ),
  conformanceCase(
    'four hidden layers',
    [
      ...dense(17, 'tanh'),
      ...dense(11, 'relu'),
      ...dense(9, 'sigmoid'),
      ...dense(6, 'tanh'),
      ...softmax10,
    ],
    'logLikelihood',
    0.2,
  ),
  conformanceCase('one hidden unit', [...dense(1, 'sigmoid'), ...softmax10], 'logLikelihood', 0.3),
  conformanceCase(
    'wide hidden layer',
    [...dense(130, 'relu'), ...softmax10],
    'logLikelihood',
    0.1,
    { batchSize: 16 },
  ),
  conformanceCase('batches of one', hidden13, 'quadratic', 1, { batchSize: 1 }),
  conformanceCase('batches of 33', hidden13, 'quadratic', 3, { batchSize: 33 }),
  conformanceCase('input without a zero', hidden13, 'quadratic', 1, {}, { ink: 1 }),
  conformanceCase('input of floats', hidden13, 'quadratic', 1, {}, { inputs: 'floats' }),
  conformanceCase('flattened image', [flatten, ...hidden13], 'quadratic', 1, { inputShape: image }),
];

const learningCases: readonly ConformanceCase[] = [
  conformanceCase('momentum', hidden13, 'crossEntropy', 0.1, {
    optimiser: { kind: 'momentum', learningRate: 0.1, momentum: 0.9 },
  }),
  conformanceCase(
    'RMSprop',
    [...dense(13, 'relu', false), ...dense(10, 'softmax', false)],
    'logLikelihood',
    0.001,
    { optimiser: { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-6 } },
  ),
  conformanceCase('Adam', [...dense(13, 'relu'), ...softmax10], 'logLikelihood', 0.002, {
    optimiser: { kind: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  }),
  conformanceCase('L2 per example', hidden13, 'quadratic', 1, {
    regularisation: { kind: 'l2', lambda: 2, per: 'example' },
  }),
  conformanceCase('L2 per batch', hidden13, 'quadratic', 1, {
    regularisation: { kind: 'l2', lambda: 0.3, per: 'batch' },
  }),
  conformanceCase('L1 per example', hidden13, 'quadratic', 0.3, {
    regularisation: { kind: 'l1', lambda: 0.05, per: 'example' },
  }),
  conformanceCase('L2 and Adam', hidden13, 'crossEntropy', 0.002, {
    optimiser: { kind: 'adam', learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    regularisation: { kind: 'l2', lambda: 0.5, per: 'example' },
  }),
  conformanceCase(
    'dropout on the input and the hidden layer',
    [dropout(0.2), ...dense(26, 'relu'), dropout(0.5), ...softmax10],
    'logLikelihood',
    0.1,
  ),
];

const imageCases: readonly ConformanceCase[] = [
  conformanceCase(
    'convolution alone',
    [conv(3, 5), activation('sigmoid'), flatten, ...softmax10],
    'logLikelihood',
    0.3,
    { inputShape: image },
  ),
  conformanceCase(
    'convolution, pool, hidden layer',
    [conv(5, 5), activation('sigmoid'), pool(2), flatten, ...dense(13, 'sigmoid'), ...softmax10],
    'logLikelihood',
    0.3,
    { inputShape: image },
  ),
  conformanceCase(
    'pool before the activation',
    [conv(4, 3), pool(2), activation('tanh'), flatten, ...softmax10],
    'logLikelihood',
    0.3,
    { inputShape: image },
  ),
  conformanceCase(
    'pool that leaves a rest out',
    [conv(3, 3), activation('relu'), pool(3), flatten, ...softmax10],
    'logLikelihood',
    0.1,
    { inputShape: image },
  ),
  conformanceCase(
    'full border, pool that keeps a rest',
    [conv(3, 3, { border: 'full' }), activation('relu'), pool(4, 'keep'), flatten, ...softmax10],
    'logLikelihood',
    0.1,
    { inputShape: image },
  ),
  conformanceCase(
    'convolution without biases',
    [
      conv(6, 4, { biases: false }),
      activation('tanh'),
      pool(2, 'keep'),
      flatten,
      ...dense(10, 'softmax', false),
    ],
    'logLikelihood',
    0.2,
    { inputShape: image },
  ),
  conformanceCase(
    'two convolutions',
    [
      conv(4, 3),
      activation('relu'),
      pool(2),
      conv(6, 2),
      activation('relu'),
      pool(2),
      flatten,
      ...dense(9, 'relu'),
      ...softmax10,
    ],
    'logLikelihood',
    0.1,
    { inputShape: image },
  ),
  conformanceCase(
    'two convolutions with full borders',
    [
      conv(3, 3, { border: 'full' }),
      activation('tanh'),
      conv(2, 5, { border: 'full' }),
      activation('tanh'),
      pool(3, 'keep'),
      flatten,
      ...softmax10,
    ],
    'logLikelihood',
    0.1,
    { inputShape: image },
  ),
  conformanceCase(
    'several channels, not square',
    [conv(5, 3), activation('sigmoid'), pool(2, 'keep'), flatten, ...softmax10],
    'logLikelihood',
    0.3,
    { inputShape: [6, 8, 3] },
  ),
  conformanceCase(
    'pool on the input',
    [pool(2), conv(3, 3), activation('sigmoid'), flatten, ...hidden13],
    'quadratic',
    1,
    { inputShape: image },
  ),
  conformanceCase(
    'dropout behind a pool, RMSprop, L2',
    [
      conv(4, 3, { border: 'full' }),
      activation('relu'),
      pool(2, 'keep'),
      dropout(0.2),
      flatten,
      ...dense(15, 'relu'),
      dropout(0.5),
      ...softmax10,
    ],
    'logLikelihood',
    0.001,
    {
      inputShape: image,
      optimiser: { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-6 },
      regularisation: { kind: 'l2', lambda: 0.1, per: 'batch' },
    },
  ),
  conformanceCase(
    '28 x 28, two convolutions, as in NNDL 6 but narrower',
    [
      conv(6, 5),
      activation('relu'),
      pool(2),
      conv(7, 5),
      activation('relu'),
      pool(2),
      flatten,
      ...dense(20, 'relu'),
      ...softmax10,
    ],
    'logLikelihood',
    0.03,
    { inputShape: [28, 28, 1], batchSize: 4 },
  ),
  conformanceCase(
    'two convolutions, odd sizes, momentum, L2',
    [
      conv(9, 3, { border: 'full' }),
      activation('tanh'),
      conv(5, 5),
      pool(2, 'keep'),
      activation('sigmoid'),
      flatten,
      ...softmax10,
    ],
    'logLikelihood',
    0.02,
    {
      inputShape: [9, 11, 1],
      // With seed 7 two values of a pool are so close that rounding chooses between them.
      seed: 8,
      optimiser: { kind: 'momentum', learningRate: 0.02, momentum: 0.9 },
      regularisation: { kind: 'l2', lambda: 0.5, per: 'example' },
    },
  ),
];

export const conformanceCases: readonly ConformanceCase[] = [
  ...denseCases,
  ...learningCases,
  ...imageCases,
];
