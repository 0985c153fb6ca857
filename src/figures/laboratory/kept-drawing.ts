// The reader's drawing, kept for as long as the tab is open: nothing made is lost on the way to another page. Page thread.
import { useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { emptyDrawing, type Drawing } from './drawing.ts';

const key = 'drawing';
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const storedStrokes = v.array(v.array(v.object({ x: share, y: share })));

/** null: not read from storage yet. */
let kept: Drawing | null = null;

/** An empty one where nothing readable is stored. */
export function keptDrawing(): Drawing {
  if (kept === null) {
    kept = stored();
    // Once, as the page goes: writing at every move of the pen would be work for nothing.
    addEventListener('pagehide', store);
  }
  return kept;
}

export function keepDrawing(drawing: Drawing): void {
  if (drawing === kept) return;
  kept = drawing;
  for (const changed of listeners) changed();
}

const listeners = new Set<() => void>();

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The drawing for figures that share it: drawn on in one, it changes in all. */
export function useKeptDrawing(): readonly [
  Drawing,
  (change: (before: Drawing) => Drawing) => void,
] {
  const drawing = useSyncExternalStore(subscribe, keptDrawing);
  return [drawing, (change) => keepDrawing(change(keptDrawing()))];
}

function stored(): Drawing {
  try {
    const strokes = v.parse(storedStrokes, JSON.parse(sessionStorage.getItem(key) ?? '[]'));
    return { strokes, past: strokes.map((_, index) => strokes.slice(0, index)) };
  } catch {
    return emptyDrawing;
  }
}

/** Where storage is full or forbidden, the drawing lives as long as the page does. */
function store(): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept?.strokes ?? []));
  } catch {
    return;
  }
}
