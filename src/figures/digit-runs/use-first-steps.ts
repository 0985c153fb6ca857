// The first view of a figure whose runs nobody has started: they take their first steps by themselves, then rest. Page thread.
import { useEffect, useRef } from 'react';
import type { RunActions, RunState } from '../../training/run-state.ts';

interface Run {
  readonly state: Pick<RunState, 'status' | 'epochs'>;
  readonly actions: Pick<RunActions, 'pause' | 'train'>;
}

/**
 * Once in the life of the figure, or after its Reset, and never for runs that were already used. A reader who stops or resets one of them on the
 * way has taken over.
 * @param inSight whether the figure is on the screen; null: not known yet
 * @param epochs after which they rest
 * @returns for a figure's Reset, when its runs have been put back: the first view again
 */
export function useFirstSteps(
  runs: readonly Run[],
  inSight: boolean | null,
  epochs: number,
): () => void {
  /** begun: asked to train, as they may have to be again after they were off the screen. put back: by the figure's Reset. */
  const phase = useRef<'waiting' | 'begun' | 'under way' | 'over' | 'put back'>('waiting');

  useEffect(() => {
    if (phase.current === 'over') return;
    if (inSight !== true) {
      if (phase.current === 'under way') phase.current = 'begun';
      return;
    }
    if (phase.current === 'waiting' || phase.current === 'put back') {
      const first = phase.current === 'waiting' ? 'idle' : 'ready';
      const fresh = runs.every(({ state: { status } }) => status === first);
      if (fresh) phase.current = 'begun';
      else if (first === 'idle') phase.current = 'over';
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

  return () => {
    phase.current = 'put back';
  };
}
