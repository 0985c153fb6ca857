// Strokes are added, taken back and cleared, and a clearing can be taken back too.
import { expect, test } from 'vitest';
import { beginStroke, clearDrawing, emptyDrawing, extendStroke, undo } from './drawing.ts';

const a = { x: 0.1, y: 0.2 };
const b = { x: 0.3, y: 0.4 };
const twoStrokes = beginStroke(extendStroke(beginStroke(emptyDrawing, a), [b]), b);

test('points go on the last stroke', () => {
  expect(twoStrokes.strokes).toEqual([[a, b], [b]]);
  expect(extendStroke(emptyDrawing, [a])).toBe(emptyDrawing);
});

test('each act is taken back in turn, and then nothing is left to take back', () => {
  const cleared = clearDrawing(twoStrokes);
  expect(cleared.strokes).toEqual([]);
  expect(undo(cleared).strokes).toEqual([[a, b], [b]]);
  const one = undo(undo(cleared));
  expect(one.strokes).toEqual([[a, b]]);
  expect(undo(one).strokes).toEqual([]);
  expect(undo(emptyDrawing)).toBe(emptyDrawing);
});

test('clearing an empty pad is no act', () => {
  expect(clearDrawing(emptyDrawing)).toBe(emptyDrawing);
});
