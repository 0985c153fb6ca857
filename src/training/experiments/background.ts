// What trains while the reader reads elsewhere, in as few words as the shell needs: light, so that every page can carry it.
// Page thread.
import { useSyncExternalStore } from 'react';

export interface BackgroundRun {
  /** Of the first in the queue, 0..1. */
  readonly share: number;
  /** How many stand behind it. */
  readonly waiting: number;
  readonly paused: boolean;
}

let shown: BackgroundRun | null = null;
const listeners = new Set<() => void>();

/** @param run null: nothing is under way */
export function showBackground(run: BackgroundRun | null): void {
  shown = run;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useBackground = (): BackgroundRun | null =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
