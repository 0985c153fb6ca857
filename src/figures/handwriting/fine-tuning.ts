// A network of the bench that learns the reader's hand: its plan, and the places on the way where it is measured. Page
// thread, pure.
import { inputSize, outputSize, type NetworkSpec } from '../../network/network-spec.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { pixelCount } from '../baseline/digits-data.ts';
import type { Divided, OwnDigit } from './own-digit.ts';

/** Fewer say little about a hand. */
export const fewestDigits = 10;

export const readsDigits = (network: NetworkSpec): boolean =>
  inputSize(network) === pixelCount && outputSize(network) === 10;

/** Epochs after which both accuracies are measured: densely where they change most. */
export function stationsOf(epochs: number): readonly number[] {
  return [0, 1, 2, 5, 10, 20, 30, 50, 80].filter((epoch) => epoch < epochs).concat(epochs);
}

export interface Tuning {
  /** Of the bench's own learning rate. */
  readonly rate: number;
  readonly epochs: number;
}

/** Three digits after the point are finer than the eye, and keep the plan small. */
const pointsOf = (digits: readonly OwnDigit[]) =>
  digits.map(({ pixels, label }) => ({
    input: Array.from(pixels, (byte) => Math.round((1000 * byte) / 255) / 1000),
    target: label,
  }));

/**
 * The bench's network, cost and optimiser on the reader's digits alone. Its regularisation stays behind: its strength is meant
 * for tens of thousands of images; and so do augmentation, schedule and early stopping.
 */
export function tuningPlan(
  bench: TrainingPlan,
  { learnt, heldOut }: Divided,
  { rate, epochs }: Tuning,
): TrainingPlan {
  const { version, network, cost, optimiser, initialisation, seed } = bench;
  const learningRate = Number((optimiser.learningRate * rate).toPrecision(3));
  return {
    version,
    network,
    cost,
    optimiser: { ...optimiser, learningRate },
    initialisation,
    seed,
    data: {
      dataset: 'inline',
      targets: 'classes',
      classes: 10,
      training: pointsOf(learnt),
      test: pointsOf(heldOut),
    },
    batchSize: Math.min(10, learnt.length),
    epochs,
    regularisation: { kind: 'none' },
  };
}
