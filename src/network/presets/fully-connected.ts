// Published networks of dense sigmoid layers alone. Any thread.
import { denseLayer, fullyConnectedPlan } from './fc-784-30-10.ts';
import { allZero, nndl6, recognizingDigits, standardNormal, type Preset } from './preset.ts';

export const fullyConnectedPresets: readonly Preset[] = [
  {
    id: 'fc-784-30-10',
    title: '30 hidden units',
    plan: fullyConnectedPlan(30),
    published: {
      figure: '9,503 of 10,000 at best',
      source: recognizingDigits,
      curve: 'fc-784-30-10',
    },
  },
  {
    id: 'fc-784-60-10',
    title: '60 hidden units',
    plan: fullyConnectedPlan(60),
    published: {
      figure: '9,638 of 10,000 at best',
      source: 'Creating a Neural Network from Scratch (notebook)',
      curve: 'fc-784-60-10',
    },
  },
  {
    id: 'fc-784-40-10',
    title: '40 hidden units, scaled start, small steps',
    plan: {
      ...fullyConnectedPlan(40),
      optimiser: { kind: 'sgd', learningRate: 0.1 },
      initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'zero' } },
    },
    published: {
      figure: null,
      source: 'Notebook of a NumPy network with one hidden layer of 40 units',
      curve: null,
    },
  },
  {
    id: 'fc-100-softmax',
    title: '100 hidden units, softmax',
    plan: {
      ...fullyConnectedPlan(100),
      network: {
        inputShape: [784],
        layers: [
          ...denseLayer(100, 'sigmoid'),
          { kind: 'dense', units: 10, biases: true, initialisation: allZero },
          { kind: 'activation', function: 'softmax' },
        ],
      },
      cost: 'logLikelihood',
      optimiser: { kind: 'sgd', learningRate: 0.1 },
      epochs: 60,
      initialisation: { weights: { kind: 'fanOut' }, biases: standardNormal },
    },
    published: { figure: '97.80 % of the test images', source: nndl6, curve: null },
  },
];
