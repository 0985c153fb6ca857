// Rests a run while its figure is off the screen, and lets it go on when the figure comes back. Page thread.
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { RunActions } from '../training/run-state.ts';

/** @returns a ref for the element that must be in sight */
export function usePauseOffScreen(
  training: boolean,
  { pause, train }: Pick<RunActions, 'pause' | 'train'>,
): RefObject<HTMLDivElement | null> {
  const room = useRef<HTMLDivElement>(null);
  const [inSight, setInSight] = useState(true);
  /** Paused by us, not by the reader. */
  const rested = useRef(false);

  useEffect(() => {
    if (room.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      setInSight(entries.at(-1)!.isIntersecting);
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!inSight && training) {
      rested.current = true;
      pause();
    } else if (inSight && rested.current) {
      rested.current = false;
      train();
    }
  }, [inSight, training, pause, train]);

  return room;
}
