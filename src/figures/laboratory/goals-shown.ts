// Which of the training chapter's exercises a run shows to be done. Any thread, pure.
import type { TrainingPlan } from '../../network/training-plan.ts';

/** Epochs that a run must stay unable to read, or must last, for the exercises about it. */
const frozenEpochs = 3;
const fullEpochs = 10;
/** A run that hardly reads at a rate below this is slow, and not frozen. */
const smallestFreezingRate = 5;

interface GoalsShown {
  readonly reach95: boolean;
  readonly frozen: boolean;
  readonly noHiddenLayer: boolean;
}

/**
 * @param accuracies on the test images, in percent, one for each epoch
 * @param rateSince the epoch since which the learning rate is what it is
 */
export function goalsShown(
  accuracies: readonly number[],
  plan: TrainingPlan,
  rateSince: number,
): GoalsShown {
  const dense = plan.network.layers.filter(({ kind }) => kind === 'dense').length;
  const latest = accuracies.slice(-frozenEpochs);
  return {
    reach95: accuracies.some((accuracy) => accuracy >= 95),
    frozen:
      accuracies.length - frozenEpochs >= rateSince &&
      latest.every((accuracy) => accuracy < 50) &&
      plan.optimiser.learningRate >= smallestFreezingRate,
    noHiddenLayer: dense === 1 && accuracies.length >= fullEpochs,
  };
}
