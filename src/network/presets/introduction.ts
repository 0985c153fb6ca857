// Published networks of the notebook “Introduction to Deep Learning” (after A. Radford): no biases, all weights
// N(0, 0.01^2), mini-batches of 128 of all 60,000 images. Any thread. Its cross-entropy is the categorical one over
// softmax outputs, which is the log-likelihood here.
import type { ActivationId } from '../activations/index.ts';
import type { LayerSpec } from '../layers/index.ts';
import type { OptimiserSpec } from '../optimisers/index.ts';
import type { TrainingPlan } from '../training-plan.ts';
import { allImages } from '../mnist.ts';
import { introduction, type Preset } from './preset.ts';

const sgd: OptimiserSpec = { kind: 'sgd', learningRate: 0.05 };
const rmsprop: OptimiserSpec = { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-6 };

function dense(units: number, activation: ActivationId): readonly LayerSpec[] {
  return [
    { kind: 'dense', units, biases: false },
    { kind: 'activation', function: activation },
  ];
}

const dropout = (rate: number): LayerSpec => ({ kind: 'dropout', rate });

/** 3 x 3 fields, ReLU, pools of 2 x 2 that keep what is left over, and a fifth of it dropped. */
function convPool(maps: number, border: 'valid' | 'full'): readonly LayerSpec[] {
  return [
    { kind: 'conv2d', maps, field: 3, border, biases: false },
    { kind: 'activation', function: 'relu' },
    { kind: 'maxPool2d', size: 2, partial: 'keep' },
    dropout(0.2),
  ];
}

function plan(
  inputShape: TrainingPlan['network']['inputShape'],
  layers: readonly LayerSpec[],
  optimiser: OptimiserSpec,
  epochs: number,
): TrainingPlan {
  return {
    version: 1,
    network: { inputShape, layers: [...layers] },
    data: allImages,
    cost: 'logLikelihood',
    optimiser,
    batchSize: 128,
    epochs,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'normal', deviation: 0.01 }, biases: { kind: 'zero' } },
    seed: 1,
  };
}

export const introductionPresets: readonly Preset[] = [
  {
    id: 'softmax-regression',
    title: 'No hidden layer',
    plan: plan([784], dense(10, 'softmax'), sgd, 101),
    published: {
      figure: 'test error 11.45 % after the first epoch, 7.52 % at best',
      source: introduction,
      curve: 'softmax-regression',
    },
  },
  {
    id: 'mlp-625-sigmoid',
    title: '625 hidden units',
    plan: plan([784], [...dense(625, 'sigmoid'), ...dense(10, 'softmax')], sgd, 100),
    published: { figure: 'test error 4.28 %', source: introduction, curve: 'mlp-625-sigmoid' },
  },
  {
    id: 'mlp-625-625-relu-dropout',
    title: 'Two hidden layers with dropout',
    plan: plan(
      [784],
      [
        dropout(0.2),
        ...dense(625, 'relu'),
        dropout(0.5),
        ...dense(625, 'relu'),
        dropout(0.5),
        ...dense(10, 'softmax'),
      ],
      rmsprop,
      100,
    ),
    published: {
      figure: 'test error 1.17 %',
      source: introduction,
      curve: 'mlp-625-625-relu-dropout',
    },
  },
  {
    id: 'convnet-32-64-128',
    title: 'Three convolutions with dropout',
    plan: plan(
      [28, 28, 1],
      [
        ...convPool(32, 'full'),
        ...convPool(64, 'valid'),
        ...convPool(128, 'valid'),
        { kind: 'flatten' },
        ...dense(625, 'relu'),
        dropout(0.5),
        ...dense(10, 'softmax'),
      ],
      rmsprop,
      21,
    ),
    published: {
      figure: 'test error 0.67 % at best',
      source: introduction,
      curve: 'convnet-32-64-128',
    },
  },
];
