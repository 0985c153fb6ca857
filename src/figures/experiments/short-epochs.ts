// The short version of an experiment. Page thread and scripts, pure.
import type { TrainingPlan } from '../../network/training-plan.ts';

/** Epochs of the short version: enough to see how it begins. */
export function shortEpochs(plan: TrainingPlan): number {
  return plan.augmentation === undefined && plan.batchSize > 1 ? 3 : 1;
}
