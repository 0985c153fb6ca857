// The reader's drawings, kept for as long as the tab is open: nothing made is lost on the way to another page. Page thread.
import { useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { emptyDrawing, type Drawing } from './drawing.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const storedStrokes = v.array(v.array(v.object({ x: share, y: share })));

interface DrawingKeeper {
  /** An empty one where nothing readable is stored. */
  readonly kept: () => Drawing;
  readonly keep: (drawing: Drawing) => void;
  readonly subscribe: (changed: () => void) => () => void;
}

/** @param key of a pad, or of those that share one drawing */
export function drawingKeeper(key: string): DrawingKeeper {
  const listeners = new Set<() => void>();
  /** null: not read from storage yet. */
  let kept: Drawing | null = null;

  /** Where storage is full or forbidden, the drawing lives as long as the page does. */
  function store(): void {
    try {
      sessionStorage.setItem(key, JSON.stringify(kept?.strokes ?? []));
    } catch {
      return;
    }
  }

  return {
    kept: () => {
      if (kept === null) {
        kept = stored(key);
        // Once, as the page goes: writing at every move of the pen would be work for nothing.
        addEventListener('pagehide', store);
      }
      return kept;
    },
    keep: (drawing) => {
      if (drawing === kept) return;
      kept = drawing;
      for (const changed of listeners) changed();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

function stored(key: string): Drawing {
  try {
    const strokes = v.parse(storedStrokes, JSON.parse(sessionStorage.getItem(key) ?? '[]'));
    return { strokes, past: strokes.map((_, index) => strokes.slice(0, index)) };
  } catch {
    return emptyDrawing;
  }
}

/** The drawing that the figures of the book share. */
const shared = drawingKeeper('drawing');

/** The drawing for figures that share it: drawn on in one, it changes in all. */
export function useKeptDrawing(): readonly [
  Drawing,
  (change: (before: Drawing) => Drawing) => void,
] {
  const drawing = useSyncExternalStore(shared.subscribe, shared.kept);
  return [drawing, (change) => shared.keep(change(shared.kept()))];
}
