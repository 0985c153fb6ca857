// The costliest examples come first, and no more than asked for.
import { expect, test } from 'vitest';
import { costliest } from './worst.ts';

const evaluation = {
  split: 'test',
  from: 100,
  count: 6,
  correct: 3,
  cost: 0.3,
  verdicts: Uint8Array.of(7, 7, 3, 3, 7, 3),
  costs: Float32Array.of(0.1, 0.9, 0.2, 0.5, 0.9, 0.05),
} as const;

test('the costliest come first; of equals the earlier', () => {
  expect(costliest(evaluation, 3, null)).toEqual([101, 104, 103]);
});

test('asking for more than there are gives all', () => {
  expect(costliest(evaluation, 10, null)).toEqual([101, 104, 103, 102, 100, 105]);
});

test('of one verdict there are no others', () => {
  expect(costliest(evaluation, 2, 3)).toEqual([103, 102]);
  expect(costliest(evaluation, 2, 5)).toEqual([]);
});
