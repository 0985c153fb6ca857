// Counts, images and shares of a handful of verdicts that can be checked by eye.
import { expect, test } from 'vitest';
import { confusionOf, countAt, imagesIn, mistakeCells, shareRight, spreadOf } from './confusion.ts';

const labels = Uint8Array.of(9, 9, 4, 4, 4, 9, 1);
/** Of the last five: a 4 right, two 4 as 9, a 9 as 4, a 1 right. */
const evaluation = {
  split: 'test',
  from: 2,
  count: 5,
  correct: 2,
  cost: 0.4,
  verdicts: Uint8Array.of(9, 4, 9, 4, 1),
  costs: Float32Array.of(0.6, 0.1, 0.9, 0.5, 0.05),
} as const;
const confusion = confusionOf(evaluation, labels);

test('rows are labels, columns verdicts, and a part of the split counts from where it starts', () => {
  expect(countAt(confusion, { label: 4, verdict: 9 })).toBe(2);
  expect(countAt(confusion, { label: 9, verdict: 4 })).toBe(1);
  expect(countAt(confusion, { label: 4, verdict: 4 })).toBe(1);
  expect(confusion.reduce((sum, count) => sum + count, 0)).toBe(5);
});

test('the images of a cell come by their place in the split, the costliest first', () => {
  expect(imagesIn(evaluation, labels, { label: 4, verdict: 9 })).toEqual([4, 2]);
  expect(imagesIn(evaluation, labels, { label: 0, verdict: 9 })).toEqual([]);
});

test('mistakes are told from right verdicts', () => {
  expect(mistakeCells(confusion)).toHaveLength(90);
  expect(mistakeCells(confusion)[0]).toEqual({ label: 4, verdict: 9 });
  expect(spreadOf(confusion)).toEqual({ mistakes: 3, empty: 88, inTen: 1 });
  expect(shareRight(confusion, 4)).toBeCloseTo(1 / 3);
  expect(shareRight(confusion, 0)).toBeNull();
});
