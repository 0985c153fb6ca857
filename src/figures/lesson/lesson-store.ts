// The lesson that the page's link makes of the laboratory, until the reader leaves it: for all figures there. Page thread.
import { useSyncExternalStore } from 'react';
import type { Lesson } from './lesson.ts';

let shown: Lesson | null = null;
const listeners = new Set<() => void>();

/** @param lesson null: it is left, and nothing is locked */
export function showLesson(lesson: Lesson | null): void {
  shown = lesson;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** null: no lesson, nothing is locked. */
export const useLesson = (): Lesson | null =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
