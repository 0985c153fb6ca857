// Tells the chapter's exercises what the laboratory shows to be done. Page thread.
import type { RunState } from '../../training/run-state.ts';
import { percentRight } from '../reading.ts';
import { useReportGoal } from '../state/goals.ts';
import { goalsShown } from './goals-shown.ts';

export function useGoals({ epochs, plan }: RunState): void {
  const shown = goalsShown(
    epochs.map(({ test }) => percentRight(test)),
    plan,
  );
  useReportGoal('reach-95', shown.reach95);
  useReportGoal('frozen', shown.frozen);
  useReportGoal('no-hidden-layer', shown.noHiddenLayer);
}
