// The run that the training chapter's figures share: what the laboratory trains, the others show. Page thread.
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { useRun } from '../training/use-run.ts';

/** As published, with L2 regularisation of strength 0, so that it can be turned up while the network trains. */
export const digitsPlan: TrainingPlan = {
  ...fullyConnectedPlan(),
  regularisation: { kind: 'l2', lambda: 0, per: 'example' },
};

export function useDigitsRun() {
  return useRun('digits', digitsPlan);
}
