// The networks that vote: each of them small enough to be trained five times while the reader waits. Page thread, pure.
import { oneConvolutionPlan } from '../../network/presets/convolutional.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { benchPlan } from '../digit-runs/plans.ts';

export const networkIds = ['dense30', 'dense100', 'conv8'] as const;
export type NetworkId = (typeof networkIds)[number];

export const networkNames: Readonly<Record<NetworkId, string>> = {
  dense30: '784-30-10, 3 epochs',
  dense100: '784-100-10, 5 epochs',
  conv8: '8 maps of ReLUs, 3 epochs',
};

function dense(hiddenUnits: number, epochs: number, seed: number): TrainingPlan {
  return benchPlan({
    images: 50_000,
    hiddenUnits,
    epochs,
    seed,
    penalty: 'none',
    lambda: 0,
    dropout: 0,
    learningRate: 0.5,
  });
}

/** Members differ in their seed alone: in their first weights and in the order of the images. */
export function votesPlan(network: NetworkId, seed: number): TrainingPlan {
  switch (network) {
    case 'dense30':
      return dense(30, 3, seed);
    case 'dense100':
      return dense(100, 5, seed);
    case 'conv8':
      return {
        ...oneConvolutionPlan(8, 0, 'relu'),
        optimiser: { kind: 'sgd', learningRate: 0.03 },
        regularisation: { kind: 'l2', lambda: 0.1, per: 'batch' },
        epochs: 3,
        seed,
      };
  }
}
