// The reader's drawing, as figures show it that want a digit at first sight. Page thread.
import { exampleDrawing } from './digit-backwards/example-drawing.ts';
import type { Drawing } from './laboratory/drawing.ts';
import { useKeptDrawing } from './laboratory/kept-drawing.ts';

export type ChangeDrawing = (next: (drawing: Drawing) => Drawing) => void;

/** The example is not the reader's: it is kept only once they have drawn on it, or cleared it. */
const shown = (kept: Drawing) =>
  kept.strokes.length === 0 && kept.past.length === 0 ? exampleDrawing : kept;

/** For a figure's Reset: an empty pad shows the example again; what the reader has drawn stays. */
export const exampleIfEmpty = (before: Drawing): Drawing =>
  before.strokes.length > 0
    ? before
    : { strokes: exampleDrawing.strokes, past: [...before.past, before.strokes] };

/** A seven until the reader has drawn something; then one drawing for all figures of the book. */
export function useOwnDrawing(): readonly [Drawing, ChangeDrawing] {
  const [kept, change] = useKeptDrawing();
  const draw: ChangeDrawing = (next) =>
    change((before) => {
      const seen = shown(before);
      const after = next(seen);
      return after === seen ? before : after;
    });
  return [shown(kept), draw];
}
