// A function learnt by a network in the worker: its answers at some places, from its first weights on. Page thread.
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';
import { usePaced } from '../../ui/use-paced.ts';
import { usePauseOffScreen } from '../use-pause-off-screen.ts';
import { isSamePlan, isSameStart } from './fit-plan.ts';

interface Answer {
  /** Of the run that was asked. */
  readonly plan: TrainingPlan;
  readonly learnt: boolean;
  readonly outputs: readonly number[];
}

export interface LearntFit {
  /** The network's answers at the places; null while they are not known. */
  readonly answers: readonly number[] | null;
  /** Whether these are of a network that has taken a step. */
  readonly learnt: boolean;
  readonly state: RunState;
  readonly actions: RunActions;
  /** Whether the run is of this plan. */
  readonly current: boolean;
  readonly training: boolean;
  /** Goes on, or begins anew where the run is of another plan. */
  readonly train: () => void;
  /** For the frame of the figure. */
  readonly room: RefObject<HTMLElement | null>;
}

/** Least milliseconds between two networks while a curve is drawn or a slider moved. */
const interval = 150;

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
  const { plan: running, position, status } = state;
  const current = useMemo(() => isSamePlan(running, plan), [running, plan]);
  const training = current && status === 'training';
  const { room, inSight } = usePauseOffScreen(training, actions);

  // Before its first step a network knows nothing of the function; afterwards it is of no use for another one.
  const fits = position.step === 0 ? isSameStart(running, plan) : current;
  const settled = usePaced(plan, interval) === plan;
  useEffect(() => {
    if (inSight === true && settled && !fits) actions.reset(plan);
  }, [inSight, settled, fits, actions, plan]);

  const [answer, setAnswer] = useState<Answer | null>(null);
  const { predict } = actions;
  const asking = inSight === true && fits && status !== 'failed';
  useEffect(() => {
    if (!asking) return;
    void predict(places, count).then((outputs) => {
      if (outputs === null) return;
      setAnswer({ plan: running, learnt: position.step > 0, outputs: [...outputs] });
    });
  }, [asking, predict, places, count, position, running]);

  const shown = useMemo(() => {
    if (answer === null) return null;
    const same = answer.learnt ? isSamePlan : isSameStart;
    return same(answer.plan, plan) ? answer : null;
  }, [answer, plan]);
  return {
    answers: shown?.outputs ?? null,
    learnt: shown?.learnt ?? false,
    state,
    actions,
    current,
    training,
    train: () => {
      if (!current || status === 'failed' || status === 'ended') actions.reset(plan);
      actions.train();
    },
    room,
  };
}
