// The network of this chapter's comparisons: sigmoid hidden units, ten softmax outputs, and what may be varied. Page thread, pure.
import type { Augmentation } from '../../network/augmentation.ts';
import { denseLayer } from '../../network/presets/fc-784-30-10.ts';
import type { LayerSpec } from '../../network/layers/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';

export const movings = ['none', 'shifts', 'distort'] as const;
export type Moving = (typeof movings)[number];

const augmentations: Readonly<Record<Moving, Augmentation>> = {
  none: { kind: 'none' },
  shifts: { kind: 'shifts' },
  distort: {
    kind: 'distort',
    rotation: 10,
    skew: 5,
    scaling: 0.1,
    translation: 2,
    elastic: null,
  },
};

interface BenchSettings {
  /** Training images. */
  readonly images: number;
  readonly hiddenUnits: number;
  readonly penalty: 'none' | 'l2' | 'l1';
  readonly lambda: number;
  /** Share of the hidden units silenced at each step; 0: none. */
  readonly dropout: number;
  /** How training images are made of others. */
  readonly moving?: Moving;
  /** Epochs without a new lowest validation cost that end the run; left out: all are trained. */
  readonly patience?: number;
  readonly learningRate: number;
  readonly epochs: number;
  readonly seed: number;
}

/** Weights N(0, 1/n_in), biases 0, log-likelihood, mini-batches of 10, 10,000 validation images. */
export function benchPlan(settings: BenchSettings): TrainingPlan {
  const { images, hiddenUnits, penalty, lambda, dropout, learningRate, epochs, seed } = settings;
  const { moving = 'none', patience } = settings;
  const silenced: readonly LayerSpec[] = dropout > 0 ? [{ kind: 'dropout', rate: dropout }] : [];
  return {
    version: 1,
    network: {
      inputShape: [784],
      layers: [...denseLayer(hiddenUnits, 'sigmoid'), ...silenced, ...denseLayer(10, 'softmax')],
    },
    data: { dataset: 'mnist', training: images, validation: 10_000 },
    cost: 'logLikelihood',
    optimiser: { kind: 'sgd', learningRate },
    batchSize: 10,
    epochs,
    regularisation:
      penalty === 'none' ? { kind: 'none' } : { kind: penalty, lambda, per: 'example' },
    initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'zero' } },
    seed,
    ...(moving === 'none' ? {} : { augmentation: augmentations[moving] }),
    ...(patience === undefined ? {} : { earlyStopping: { on: 'cost', patience } }),
  };
}
