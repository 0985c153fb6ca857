// A network of the bench that learns the reader's hand: its plan, and the places on the way where it is measured. Page
// thread, pure.
import { inputSize, outputSize, type NetworkSpec } from '../../network/network-spec.ts';
import { trainingSize } from '../../network/dataset.ts';
import { ownImagesData } from '../../network/own-images.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { pixelCount } from '../baseline/digits-data.ts';
import type { Divided } from './own-digit.ts';

/** Fewer say little about a hand. */
export const fewestDigits = 10;

export const readsDigits = (network: NetworkSpec): boolean =>
  inputSize(network) === pixelCount && outputSize(network) === 10;

/** Epochs after which both accuracies are measured: densely where they change most. */
export function stationsOf(epochs: number): readonly number[] {
  return [0, 1, 2, 5, 10, 20, 30, 50, 80].filter((epoch) => epoch < epochs).concat(epochs);
}

/** Shares of MNIST’s images in a mini-batch that are offered. */
export const mixShares = [0, 0.25, 0.5, 0.75, 0.9] as const;

export const mixText = (share: number): string =>
  share === 0 ? 'none' : `${String(Math.round(100 * share))} % of each mini-batch`;

export interface Tuning {
  /** Of the bench's own learning rate. */
  readonly rate: number;
  readonly epochs: number;
  /** Share of MNIST's images in a mini-batch, drawn anew in every epoch. */
  readonly mixed: (typeof mixShares)[number];
}

/**
 * The bench's network, cost and optimiser on the reader's digits, alone or among MNIST's. Its regularisation stays behind: its strength is meant
 * for tens of thousands of images; and so do augmentation, schedule and early stopping.
 */
export function tuningPlan(
  bench: TrainingPlan,
  { learnt, heldOut }: Divided,
  { rate, epochs, mixed }: Tuning,
): TrainingPlan {
  const { version, network, cost, optimiser, initialisation, seed } = bench;
  const data = ownImagesData({ training: learnt, test: heldOut }, mixed);
  const learningRate = Number((optimiser.learningRate * rate).toPrecision(3));
  return {
    version,
    network,
    cost,
    optimiser: { ...optimiser, learningRate },
    initialisation,
    seed,
    data,
    batchSize: Math.min(10, trainingSize(data)),
    epochs,
    regularisation: { kind: 'none' },
  };
}
