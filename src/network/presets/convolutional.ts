// Published convolutional networks of NNDL 6. Any thread.
//
// Weights start as N(0, 1/n_out), where a convolution's n_out is divided by the area of the pool behind it; biases as
// N(0, 1); the softmax layer as 0.
import type { ElementwiseActivationId } from '../activations/index.ts';
import type { LayerSpec } from '../layers/index.ts';
import type { TrainingPlan } from '../training-plan.ts';
import {
  allZero,
  heldOut,
  nndl6,
  recognizingDigits,
  standardNormal,
  type Preset,
} from './preset.ts';

/** Maps of 5 x 5 fields, the activation, and the largest value of every 2 x 2. */
function convPool(maps: number, activation: ElementwiseActivationId): readonly LayerSpec[] {
  return [
    {
      kind: 'conv2d',
      maps,
      field: 5,
      border: 'valid',
      biases: true,
      initialisation: { weights: { kind: 'fanOut', divisor: 4 }, biases: standardNormal },
    },
    { kind: 'activation', function: activation },
    { kind: 'maxPool2d', size: 2, partial: 'drop' },
  ];
}

function hidden(units: number, activation: ElementwiseActivationId): readonly LayerSpec[] {
  return [
    { kind: 'dense', units, biases: true },
    { kind: 'activation', function: activation },
  ];
}

/** @param layers between the image and the softmax layer, as an image or (after `flatten`) as a list */
function plan(
  layers: readonly LayerSpec[],
  changes: Partial<Pick<TrainingPlan, 'optimiser' | 'regularisation'>> = {},
): TrainingPlan {
  return {
    version: 1,
    network: {
      inputShape: [28, 28, 1],
      layers: [
        ...layers,
        { kind: 'dense', units: 10, biases: true, initialisation: allZero },
        { kind: 'activation', function: 'softmax' },
      ],
    },
    data: heldOut,
    cost: 'logLikelihood',
    optimiser: { kind: 'sgd', learningRate: 0.1 },
    batchSize: 10,
    epochs: 60,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'fanOut' }, biases: standardNormal },
    seed: 1,
    ...changes,
  };
}

const flatten: LayerSpec = { kind: 'flatten' };

function twoConvolutions(activation: ElementwiseActivationId): readonly LayerSpec[] {
  return [
    ...convPool(20, activation),
    ...convPool(40, activation),
    flatten,
    ...hidden(100, activation),
  ];
}

export const convolutionalPresets: readonly Preset[] = [
  {
    id: 'conv3-softmax',
    title: 'Three feature maps',
    plan: plan([...convPool(3, 'sigmoid'), flatten]),
    published: { figure: null, source: `${recognizingDigits}; ${nndl6}`, curve: null },
  },
  {
    id: 'conv20-softmax',
    title: 'Twenty feature maps, no hidden layer',
    plan: plan([...convPool(20, 'sigmoid'), flatten]),
    published: { figure: null, source: nndl6, curve: null },
  },
  {
    id: 'conv20-fc100',
    title: 'Twenty feature maps, 100 hidden units',
    plan: plan([...convPool(20, 'sigmoid'), flatten, ...hidden(100, 'sigmoid')]),
    published: {
      figure: '98.78 % of the test images; 98.80 % in the course notes',
      source: `${nndl6}; ${recognizingDigits}`,
      curve: 'conv20-fc100',
    },
  },
  {
    id: 'conv20-conv40-fc100',
    title: 'Two convolutions',
    plan: plan(twoConvolutions('sigmoid')),
    published: { figure: '99.06 % of the test images', source: nndl6, curve: null },
  },
  {
    id: 'conv20-conv40-fc100-tanh',
    title: 'Two convolutions, tanh',
    plan: plan(twoConvolutions('tanh')),
    published: {
      figure: 'trains a little faster than with sigmoids, ends about the same',
      source: nndl6,
      curve: null,
    },
  },
  {
    id: 'conv20-conv40-fc100-relu',
    title: 'Two convolutions, ReLU',
    plan: plan(twoConvolutions('relu'), {
      optimiser: { kind: 'sgd', learningRate: 0.03 },
      regularisation: { kind: 'l2', lambda: 0.1, per: 'batch' },
    }),
    published: { figure: '99.23 % of the test images', source: nndl6, curve: null },
  },
];
