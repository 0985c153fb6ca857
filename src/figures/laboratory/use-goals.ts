// Tells the chapter's exercises what the laboratory shows to be done. Page thread.
import type { RunState } from '../../training/run-state.ts';
import { percentRight } from '../reading.ts';
import { useReportGoal } from '../state/goals.ts';
import { goalsShown } from './goals-shown.ts';

export function useGoals({ epochs, plan, tweaks }: RunState): void {
  const newRate = tweaks.findLast(({ tweak }) => tweak.learningRate !== undefined);
  const shown = goalsShown(
    epochs.map(({ test }) => percentRight(test)),
    plan,
    newRate?.at.epoch ?? 0,
  );
  useReportGoal('reach-95', shown.reach95);
  useReportGoal('frozen', shown.frozen);
  useReportGoal('no-hidden-layer', shown.noHiddenLayer);
}
