// Published networks that learn from distorted images alone: no image is seen twice. Any thread.
import type { Augmentation } from '../augmentation.ts';
import type { LayerSpec } from '../layers/index.ts';
import type { TrainingPlan } from '../training-plan.ts';
import { usualSplit } from '../mnist.ts';
import type { Preset } from './preset.ts';

const dense = (units: number): readonly LayerSpec[] => [
  { kind: 'dense', units, biases: true },
  { kind: 'activation', function: 'tanh' },
];

const classes: readonly LayerSpec[] = [
  { kind: 'dense', units: 10, biases: true },
  { kind: 'activation', function: 'softmax' },
];

/** Fields of 5 x 5 that step by two, as pools of 2 x 2 behind them do here. */
const convPool = (maps: number): readonly LayerSpec[] => [
  { kind: 'conv2d', maps, field: 5, border: 'valid', biases: true },
  { kind: 'activation', function: 'tanh' },
  { kind: 'maxPool2d', size: 2, partial: 'keep' },
];

/** 15 degrees at most, 15 % of the size, and a field of sigma 6 and alpha 36 pixels (Ciresan et al. for 2, 3, 4, 5, 6, 8 and 9). */
const affineAndElastic: Augmentation = {
  kind: 'distort',
  rotation: 15,
  skew: 0,
  scaling: 0.15,
  translation: 0,
  elastic: { alpha: 36, sigma: 6 },
};

/** The article's best setting of the elastic distortion. */
const elastic: Augmentation = {
  kind: 'distort',
  rotation: 0,
  skew: 0,
  scaling: 0,
  translation: 0,
  elastic: { alpha: 34, sigma: 4 },
};

const shared = {
  version: 1,
  data: usualSplit,
  cost: 'logLikelihood',
  regularisation: { kind: 'none' },
  initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'zero' } },
  seed: 1,
} as const satisfies Partial<TrainingPlan>;

export const distortedPresets: readonly Preset[] = [
  {
    id: 'deep-mlp',
    title: 'Five hidden layers on distorted images',
    plan: {
      ...shared,
      network: {
        inputShape: [784],
        layers: [2500, 2000, 1500, 1000, 500].flatMap(dense).concat(classes),
      },
      // From 1e-3 to 1e-6 in 1,000 epochs, one example at a time.
      optimiser: { kind: 'sgd', learningRate: 1e-3 },
      schedule: { kind: 'exponential', factor: 0.9931 },
      batchSize: 1,
      epochs: 1000,
      augmentation: affineAndElastic,
    },
    published: {
      figure: '99.65 % of the test images',
      source: 'Cireșan, Meier, Gambardella and Schmidhuber, Neural Computation 22 (2010)',
      curve: null,
    },
  },
  {
    id: 'simard-conv',
    title: 'Two convolutions on elastic digits',
    plan: {
      ...shared,
      network: {
        inputShape: [28, 28, 1],
        layers: [...convPool(5), ...convPool(50), { kind: 'flatten' }, ...dense(100), ...classes],
      },
      optimiser: { kind: 'sgd', learningRate: 0.005 },
      schedule: { kind: 'step', every: 100, factor: 0.3 },
      batchSize: 1,
      epochs: 500,
      augmentation: elastic,
    },
    published: {
      figure: '99.6 % of the test images',
      source: 'Simard, Steinkraus and Platt, ICDAR 2003',
      curve: null,
    },
  },
];
