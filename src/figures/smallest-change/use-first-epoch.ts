// A network that has not been trained has nothing to show here: it learns for an epoch by itself when the figure first comes
// into sight, and rests. Page thread.
import { useEffect, useRef, type RefObject } from 'react';
import type { RunActions, RunState } from '../../training/run-state.ts';
import { useInSight } from '../use-in-sight.ts';

interface FirstEpoch {
  /** For the figure's frame. */
  readonly room: RefObject<HTMLElement | null>;
  /** To be called when the reader takes over. */
  readonly leave: () => void;
}

export function useFirstEpoch(
  { status, epochs }: Pick<RunState, 'status' | 'epochs'>,
  { train, pause }: Pick<RunActions, 'train' | 'pause'>,
): FirstEpoch {
  const [room, inSight] = useInSight<HTMLElement>();
  const stage = useRef<'waiting' | 'learning' | 'over'>('waiting');

  useEffect(() => {
    if (stage.current !== 'waiting' || status !== 'idle' || !inSight) return;
    stage.current = 'learning';
    train();
  }, [status, inSight, train]);

  const learnt = epochs.length > 0;
  useEffect(() => {
    if (stage.current !== 'learning' || status !== 'training' || !learnt) return;
    stage.current = 'over';
    pause();
  }, [status, learnt, pause]);

  return {
    room,
    leave: () => {
      stage.current = 'over';
    },
  };
}
