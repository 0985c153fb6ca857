// Published convolutional networks of NNDL 6. Any thread.
//
// Weights start as N(0, 1/n_out), where a convolution's n_out is divided by the area of the pool behind it; biases as
// N(0, 1); the softmax layer as 0.
import type { ElementwiseActivationId } from '../activations/index.ts';
import type { LayerSpec } from '../layers/index.ts';
import type { TrainingPlan } from '../training-plan.ts';
import { usualSplit } from '../mnist.ts';
import { allZero, nndl6, recognizingDigits, standardNormal, type Preset } from './preset.ts';

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
  changes: Partial<
    Pick<TrainingPlan, 'optimiser' | 'regularisation' | 'augmentation' | 'epochs'>
  > = {},
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
    data: usualSplit,
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

/**
 * One convolution and its pool, perhaps a hidden layer, and the softmax layer.
 * @param hiddenUnits 0: no hidden layer, the pooled maps feed the ten outputs
 */
export function oneConvolutionPlan(
  maps: number,
  hiddenUnits: number,
  activation: ElementwiseActivationId = 'sigmoid',
): TrainingPlan {
  const between = hiddenUnits === 0 ? [] : hidden(hiddenUnits, activation);
  return plan([...convPool(maps, activation), flatten, ...between]);
}

function twoConvolutions(activation: ElementwiseActivationId): readonly LayerSpec[] {
  return [
    ...convPool(20, activation),
    ...convPool(40, activation),
    flatten,
    ...hidden(100, activation),
  ];
}

/** The two convolutions and hidden layers of ReLUs. */
function reluNetwork(units: readonly number[], dropout: readonly LayerSpec[] = []) {
  return [
    ...convPool(20, 'relu'),
    ...convPool(40, 'relu'),
    flatten,
    ...units.flatMap((count) => [...dropout, ...hidden(count, 'relu')]),
    ...dropout,
  ];
}

const relu = {
  optimiser: { kind: 'sgd', learningRate: 0.03 },
  regularisation: { kind: 'l2', lambda: 0.1, per: 'batch' },
} as const;

/** On 250,000 images: each as it is and moved by a pixel up, down, left and right. */
const shifted = { augmentation: { kind: 'shifts' } } as const;

function expanded(id: string, title: string, units: readonly number[], share: string): Preset {
  return {
    id,
    title,
    plan: plan(reluNetwork(units), { ...relu, ...shifted }),
    published: { figure: `${share} of the test images`, source: nndl6, curve: null },
  };
}

/** Half of the inputs of every layer after the convolutions are silenced, in place of L2. */
const dropoutPlan = plan(reluNetwork([1000, 1000], [{ kind: 'dropout', rate: 0.5 }]), {
  ...shifted,
  optimiser: relu.optimiser,
  epochs: 40,
});

export const convolutionalPresets: readonly Preset[] = [
  {
    id: 'conv3-softmax',
    title: 'Three feature maps',
    plan: oneConvolutionPlan(3, 0),
    published: { figure: null, source: `${recognizingDigits}; ${nndl6}`, curve: null },
  },
  {
    id: 'conv20-softmax',
    title: 'Twenty feature maps, no hidden layer',
    plan: oneConvolutionPlan(20, 0),
    published: { figure: null, source: nndl6, curve: null },
  },
  {
    id: 'conv20-fc100',
    title: 'Twenty feature maps, 100 hidden units',
    plan: oneConvolutionPlan(20, 100),
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
    plan: plan(reluNetwork([100]), relu),
    published: { figure: '99.23 % of the test images', source: nndl6, curve: null },
  },
  expanded('conv20-conv40-fc100-relu-expanded', 'ReLU, five times the images', [100], '99.37 %'),
  expanded('conv20-conv40-fc300', '300 hidden units', [300], '99.46 %'),
  expanded('conv20-conv40-fc1000', '1,000 hidden units', [1000], '99.43 %'),
  expanded('conv20-conv40-fc100-fc100', 'Two hidden layers of 100', [100, 100], '99.43 %'),
  expanded('conv20-conv40-fc300-fc300', 'Two hidden layers of 300', [300, 300], '99.48 %'),
  expanded('conv20-conv40-fc1000-fc1000', 'Two hidden layers of 1,000', [1000, 1000], '99.47 %'),
  {
    id: 'conv20-conv40-fc1000-fc1000-dropout',
    title: 'Two hidden layers of 1,000 with dropout',
    plan: dropoutPlan,
    published: { figure: '99.60 % of the test images', source: nndl6, curve: null },
  },
  {
    id: 'ensemble-5',
    title: 'Five of them, voting',
    plan: dropoutPlan,
    members: 5,
    published: {
      figure: '99.67 % of the test images: 33 of 10,000 wrong',
      source: nndl6,
      curve: null,
    },
  },
];
