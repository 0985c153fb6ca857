// Networks of one to six hidden layers of 30 units that read digits, as training plans. Page thread, pure.
import { usualSplit } from '../../network/mnist.ts';
import type { Distribution } from '../../network/initialisations/index.ts';
import { denseLayer } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';

export const hiddenActivations = ['sigmoid', 'tanh', 'relu'] as const;
export const startNames = ['normal', 'fanIn', 'he'] as const;
type StartName = (typeof startNames)[number];

/** How the first weights are drawn; biases follow N(0, 1) with the first of them, else they are 0. */
export const starts: Readonly<
  Record<StartName, { readonly name: string; readonly of: Distribution }>
> = {
  normal: { name: 'N(0, 1)', of: { kind: 'normal', deviation: 1 } },
  fanIn: { name: '1/√n', of: { kind: 'fanIn' } },
  he: { name: '√2/√n (He)', of: { kind: 'he' } },
};

const unitsPerLayer = 30;
export const mostHiddenLayers = 6;

interface DeepSettings {
  readonly layers: number;
  readonly activation: (typeof hiddenActivations)[number];
  readonly start: StartName;
  readonly eta: number;
  readonly seed: number;
}

/** Softmax and log-likelihood at the end, so that the output layer's error is a - y whatever the hidden layers are. */
export function deepPlan({ layers, activation, start, eta, seed }: DeepSettings): TrainingPlan {
  const hidden = Array.from({ length: layers }, () => denseLayer(unitsPerLayer, activation));
  return {
    version: 1,
    network: { inputShape: [784], layers: [...hidden.flat(), ...denseLayer(10, 'softmax')] },
    data: usualSplit,
    cost: 'logLikelihood',
    optimiser: { kind: 'sgd', learningRate: eta },
    batchSize: 10,
    epochs: 10,
    regularisation: { kind: 'none' },
    initialisation: {
      weights: starts[start].of,
      biases: start === 'normal' ? { kind: 'normal', deviation: 1 } : { kind: 'zero' },
    },
    seed,
  };
}
