// Runs that rest while their figure is off the screen, unless the reader asks them to go on. Page thread.
import { useState, type RefObject } from 'react';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { usePauseOffScreen } from '../use-pause-off-screen.ts';

interface Run {
  readonly state: Pick<RunState, 'status'>;
  readonly actions: Pick<RunActions, 'pause' | 'train'>;
}

export interface Keep {
  /** Whether they go on out of sight. */
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

interface Kept {
  readonly keep: Keep;
  /** For the figure's frame. */
  readonly room: RefObject<HTMLElement | null>;
  readonly inSight: boolean | null;
}

export function useKeep(runs: readonly Run[]): Kept {
  const [on, set] = useState(false);
  const each = (status: RunState['status'], act: 'pause' | 'train') => () => {
    for (const { state, actions } of runs) if (state.status === status) actions[act]();
  };
  const training = runs.some(({ state }) => state.status === 'training');
  const sight = usePauseOffScreen(training && !on, {
    pause: each('training', 'pause'),
    train: each('paused', 'train'),
  });
  return { keep: { on, set }, ...sight };
}
