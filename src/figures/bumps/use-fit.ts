// A function learnt by a network in the worker: its answers at some places, again whenever it has learnt. Page thread.
import { useEffect, useMemo, useState } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';
import { isSamePlan } from './fit-plan.ts';

export interface LearntFit {
  /** The network's answers at the places; null while there is none for this plan. */
  readonly answers: readonly number[] | null;
  readonly state: RunState;
  readonly actions: RunActions;
  /** Whether the run is of this plan. */
  readonly current: boolean;
  readonly training: boolean;
  /** Goes on, or begins anew where the run is of another plan. */
  readonly train: () => void;
}

/**
 * @param places numbers of all inputs in a row, fixed; `count` inputs
 */
export function useFit(
  run: string,
  plan: TrainingPlan,
  places: Float32Array,
  count: number,
): LearntFit {
  const { state, actions } = useRun(run, plan);
  const current = useMemo(() => isSamePlan(state.plan, plan), [state.plan, plan]);
  const [answer, setAnswer] = useState<{
    readonly plan: TrainingPlan;
    readonly outputs: Float32Array;
  } | null>(null);
  const { predict } = actions;
  const { position, status } = state;
  const asking = current && status !== 'idle' && status !== 'failed' && position.step > 0;

  useEffect(() => {
    if (!asking) return;
    void predict(places, count).then((outputs) => {
      if (outputs !== null) setAnswer({ plan, outputs });
    });
  }, [asking, predict, places, count, position, plan]);

  const answers = useMemo(
    () => (asking && answer?.plan === plan ? [...answer.outputs] : null),
    [asking, answer, plan],
  );
  return {
    answers,
    state,
    actions,
    current,
    training: current && status === 'training',
    train: () => {
      if (!current || status === 'failed' || status === 'ended') actions.reset(plan);
      actions.train();
    },
  };
}
