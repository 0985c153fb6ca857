// Rests a run, or a study, while its figure is off the screen, and lets it go on when the figure comes back. Page thread.
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { RunActions } from '../training/run-state.ts';
import type { StudyStatus } from '../training/study-state.ts';
import type { StudyActions } from '../training/use-study.ts';
import { useSight } from './use-in-sight.ts';

interface Sight {
  /** For the frame of the figure. */
  readonly room: RefObject<HTMLElement | null>;
  /** Whether any of it is on the screen; null: not known yet. */
  readonly inSight: boolean | null;
}

/** @param training whether it takes steps, and may be rested */
export function usePauseOffScreen(
  training: boolean,
  actions: Pick<RunActions, 'pause' | 'train'>,
): Sight {
  const [room, inSight] = useSight<HTMLElement>();
  /** Paused by us, not by the reader. */
  const rested = useRef(false);

  const rest = useEffectEvent(() => {
    rested.current = true;
    actions.pause();
  });
  const goOn = useEffectEvent(() => {
    rested.current = false;
    actions.train();
  });
  // At every rendering: of several runs one may only come to train when the others rest already.
  useEffect(() => {
    if (inSight === false && training) rest();
    else if (inSight === true && rested.current) goOn();
  });

  return { room, inSight };
}

/** The same for a study. */
export function useRestOffScreen(
  status: StudyStatus,
  { rest, goOn }: Pick<StudyActions, 'rest' | 'goOn'>,
): Sight {
  return usePauseOffScreen(status === 'learning', { pause: rest, train: goOn });
}
