// The first view of a figure whose runs nobody has started: they take their first steps by themselves, then rest. Page thread.
import { useEffect, useRef } from 'react';
import type { RunActions, RunState } from '../../training/run-state.ts';

interface Run {
  readonly state: Pick<RunState, 'status' | 'epochs'>;
  readonly actions: Pick<RunActions, 'pause' | 'train'>;
}

/**
 * Once in the life of the figure, and never for runs that were already used. A reader who stops or resets one of them on the
 * way has taken over.
 * @param inSight whether the figure is on the screen; null: not known yet
 * @param epochs after which they rest
 */
export function useFirstSteps(runs: readonly Run[], inSight: boolean | null, epochs: number): void {
  /** begun: asked to train, as they may have to be again after they were off the screen. */
  const phase = useRef<'waiting' | 'begun' | 'under way' | 'over'>('waiting');

  useEffect(() => {
    if (phase.current === 'over') return;
    if (inSight !== true) {
      if (phase.current === 'under way') phase.current = 'begun';
      return;
    }
    if (phase.current === 'waiting') {
      const fresh = runs.every(({ state: { status } }) => status === 'idle');
      phase.current = fresh ? 'begun' : 'over';
      if (fresh) for (const { actions } of runs) actions.train();
      return;
    }
    const far = ({ state }: Run) => state.epochs.length >= epochs;
    for (const run of runs) if (run.state.status === 'training' && far(run)) run.actions.pause();
    const short = runs.filter((run) => !far(run));
    if (phase.current === 'begun' && short.every(({ state }) => state.status === 'training')) {
      phase.current = 'under way';
    } else if (
      phase.current === 'under way' &&
      short.some(({ state: { status } }) => status !== 'training')
    ) {
      phase.current = 'over';
    }
    if (short.length === 0 && runs.every(({ state: { status } }) => status !== 'training')) {
      phase.current = 'over';
    }
  });
}
