// Which of the chapter's exercises the laboratory shows to be done. Page thread.
import type { RunState } from '../../training/run-state.ts';
import { percentRight } from '../reading.ts';
import { useReportGoal } from '../state/goals.ts';

/** Epochs that a run must stay unable to read, or must last, for the exercises about it. */
const frozenEpochs = 3;
const fullEpochs = 10;

export function useGoals({ epochs, plan }: RunState): void {
  const accuracies = epochs.map(({ test }) => percentRight(test));
  const hidden = plan.network.layers.filter(({ kind }) => kind === 'dense').length > 1;
  useReportGoal(
    'reach-95',
    accuracies.some((accuracy) => accuracy >= 95),
  );
  useReportGoal(
    'frozen',
    accuracies.length >= frozenEpochs &&
      accuracies.slice(0, frozenEpochs).every((accuracy) => accuracy < 50),
  );
  useReportGoal('no-hidden-layer', !hidden && accuracies.length >= fullEpochs);
}
