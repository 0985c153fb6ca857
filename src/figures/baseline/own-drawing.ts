// The reader's drawing, one for all figures of the page that read it. Page thread.
import { useSyncExternalStore } from 'react';
import { exampleDrawing } from '../digit-backwards/example-drawing.ts';
import type { Drawing } from '../laboratory/drawing.ts';
import { keepDrawing, keptDrawing } from '../laboratory/kept-drawing.ts';

let current: Drawing | null = null;
const listeners = new Set<() => void>();

function snapshot(): Drawing {
  if (current === null) {
    const kept = keptDrawing();
    current = kept.strokes.length === 0 ? exampleDrawing : kept;
  }
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // Another page's pad may draw meanwhile.
    if (listeners.size === 0) current = null;
  };
}

function change(next: (drawing: Drawing) => Drawing): void {
  current = next(snapshot());
  // The example is not the reader's: it is kept only once they have drawn on it.
  keepDrawing(current);
  for (const listener of [...listeners]) listener();
}

export type ChangeDrawing = typeof change;

/** A seven until the reader has drawn something. */
export function useOwnDrawing(): readonly [Drawing, ChangeDrawing] {
  return [useSyncExternalStore(subscribe, snapshot), change];
}
