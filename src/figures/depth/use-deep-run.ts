// A run that always is of the plan asked for: another plan starts it anew. Page thread.
import { useEffect } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';

export interface DeepRun {
  readonly state: RunState;
  readonly actions: RunActions;
  readonly training: boolean;
  /** Trains or rests; after its end or a failure, from new. */
  readonly toggle: () => void;
}

export function useDeepRun(run: string, plan: TrainingPlan): DeepRun {
  const { state, actions } = useRun(run, plan);
  const same = JSON.stringify(state.plan) === JSON.stringify(plan);
  useEffect(() => {
    if (!same) actions.reset(plan);
  }, [same, actions, plan]);
  const { status } = state;
  const training = status === 'training' || (status === 'opening' && state.position.step > 0);
  return {
    state,
    actions,
    training,
    toggle: () => {
      if (training) {
        actions.pause();
        return;
      }
      if (status === 'failed' || status === 'ended') actions.reset(plan);
      actions.train();
    },
  };
}
