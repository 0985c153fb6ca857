// A drawing as strokes, with its past, so that every stroke can be taken back. Page thread, pure.
import type { Point, Stroke } from '../../data/digit/index.ts';

export interface Drawing {
  readonly strokes: readonly Stroke[];
  /** What was there before each act, oldest first. */
  readonly past: readonly (readonly Stroke[])[];
}

export const emptyDrawing: Drawing = { strokes: [], past: [] };
/** So many acts can be taken back. */
const pastLimit = 50;

function after({ strokes, past }: Drawing, next: readonly Stroke[]): Drawing {
  return { strokes: next, past: [...past, strokes].slice(-pastLimit) };
}

export function beginStroke(drawing: Drawing, at: Point): Drawing {
  return after(drawing, [...drawing.strokes, [at]]);
}

/** Points that go on the last stroke. */
export function extendStroke(drawing: Drawing, points: readonly Point[]): Drawing {
  const last = drawing.strokes.at(-1);
  if (last === undefined || points.length === 0) return drawing;
  return { ...drawing, strokes: [...drawing.strokes.slice(0, -1), [...last, ...points]] };
}

export function clearDrawing(drawing: Drawing): Drawing {
  return drawing.strokes.length === 0 ? drawing : after(drawing, []);
}

/** Takes the last act back: a stroke, or a clearing. */
export function undo(drawing: Drawing): Drawing {
  const before = drawing.past.at(-1);
  return before === undefined ? drawing : { strokes: before, past: drawing.past.slice(0, -1) };
}
