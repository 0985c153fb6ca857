// Small networks for the tests of what is taken home: every layer type, both borders, both kinds of pool. Node.
import { initialState } from '../../../../engine/index.ts';
import { fullyConnectedPlan } from '../../../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../../../network/training-plan.ts';

const base = fullyConnectedPlan(12);

export const testPlans: Readonly<Record<string, TrainingPlan>> = {
  'sigmoid, quadratic cost, momentum, L2': {
    ...base,
    optimiser: { kind: 'momentum', learningRate: 0.5, momentum: 0.8 },
    regularisation: { kind: 'l2', lambda: 2, per: 'example' },
    initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'normal', deviation: 1 } },
  },
  'tanh and sigmoid, cross-entropy, RMSprop, L1': {
    ...base,
    network: {
      inputShape: [784],
      layers: [
        { kind: 'dense', units: 9, biases: false },
        { kind: 'activation', function: 'tanh' },
        { kind: 'dense', units: 10, biases: true },
        { kind: 'activation', function: 'sigmoid' },
      ],
    },
    cost: 'crossEntropy',
    optimiser: { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon: 1e-6 },
    regularisation: { kind: 'l1', lambda: 0.05, per: 'batch' },
    initialisation: { weights: { kind: 'glorot' }, biases: { kind: 'zero' } },
  },
  'two convolutions, log-likelihood, Adam': {
    ...base,
    network: {
      inputShape: [28, 28, 1],
      layers: [
        { kind: 'conv2d', maps: 3, field: 5, border: 'valid', biases: true },
        { kind: 'activation', function: 'relu' },
        { kind: 'maxPool2d', size: 5, partial: 'drop' },
        { kind: 'conv2d', maps: 4, field: 2, border: 'full', biases: false },
        { kind: 'activation', function: 'tanh' },
        { kind: 'maxPool2d', size: 2, partial: 'keep' },
        { kind: 'flatten' },
        { kind: 'dense', units: 10, biases: true },
        { kind: 'activation', function: 'softmax' },
      ],
    },
    cost: 'logLikelihood',
    optimiser: { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    initialisation: { weights: { kind: 'he' }, biases: { kind: 'normal', deviation: 0.1 } },
  },
};

export const firstParameters = (plan: TrainingPlan) => initialState(plan).parameters;
