// What the laboratory's controls say, and the plan that says the same. Page thread, pure.
import type { ElementwiseActivationId } from '../../network/activations/index.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { decadeScale, stopScale, wholeScale } from '../../ui/slider-scale.ts';

export interface Settings {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly lambda: number;
  readonly epochs: number;
  /** 0: no hidden layer. */
  readonly hiddenUnits: number;
  readonly activation: ElementwiseActivationId;
  readonly seed: number;
}

/** No slider can be set to what cannot run. */
export const scales = {
  learningRate: decadeScale(-2, 2, [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]),
  batchSize: stopScale(
    [
      1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 64, 80, 100, 128, 150, 200, 250, 300,
    ].concat([400, 500, 640, 800, 1000]),
    true,
  ),
  lambda: stopScale([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100]),
  epochs: wholeScale(1, 60),
  hiddenUnits: wholeScale(0, 200),
  seed: wholeScale(1, 50),
} as const;

export function settingsOf(plan: TrainingPlan): Settings {
  const [first, second] = plan.network.layers;
  const hidden = plan.network.layers.length > 2;
  const learned = second?.kind === 'activation' ? second.function : 'sigmoid';
  return {
    learningRate: plan.optimiser.learningRate,
    batchSize: plan.batchSize,
    lambda: plan.regularisation.kind === 'none' ? 0 : plan.regularisation.lambda,
    epochs: plan.epochs,
    hiddenUnits: hidden && first?.kind === 'dense' ? first.units : 0,
    activation: learned === 'softmax' ? 'sigmoid' : learned,
    seed: plan.seed,
  };
}

export function planWith(settings: Settings): TrainingPlan {
  const { learningRate, batchSize, lambda, epochs, hiddenUnits, activation, seed } = settings;
  return {
    ...fullyConnectedPlan(hiddenUnits, activation),
    optimiser: { kind: 'sgd', learningRate },
    regularisation: { kind: 'l2', lambda, per: 'example' },
    batchSize,
    epochs,
    seed,
  };
}

/** The rate to try after one that was too large: a tenth, or the smallest there is. */
export function smallerRate(learningRate: number): number {
  return Math.max(scales.learningRate.min, Number((learningRate / 10).toPrecision(2)));
}

export function rateText(learningRate: number): string {
  return learningRate >= 1 && Number.isInteger(learningRate)
    ? learningRate.toFixed(1)
    : String(Number(learningRate.toPrecision(3)));
}
