// Every image is in one of four heaps, and the heaps account for the change in how many are right.
import { expect, test } from 'vitest';
import { byDigit, changesBetween } from './changes.ts';

const labels = Uint8Array.of(7, 2, 1, 0, 4, 1, 4);
const then = Uint8Array.of(7, 3, 1, 6, 4, 7, 9);
const now = Uint8Array.of(7, 2, 7, 5, 4, 1, 4);

test('images are learned, forgotten, right both times or wrong both times', () => {
  const changes = changesBetween(then, now, labels);
  expect(changes).toEqual({ learned: [1, 5, 6], forgotten: [2], rightBoth: 2, wrongBoth: 1 });
  const right = (verdicts: Uint8Array) => verdicts.filter((one, i) => one === labels[i]).length;
  expect(changes.learned.length - changes.forgotten.length).toBe(right(now) - right(then));
});

test('the other way round what was learned is forgotten', () => {
  const back = changesBetween(now, then, labels);
  expect(back.learned).toEqual([2]);
  expect(back.forgotten).toEqual([1, 5, 6]);
});

test('a moment beside itself has changed nothing', () => {
  expect(changesBetween(now, now, labels)).toMatchObject({ learned: [], forgotten: [] });
  expect(changesBetween(new Uint8Array(0), now, labels).rightBoth).toBe(0);
});

test('they are counted by digit', () => {
  expect(byDigit([1, 5, 6], labels)).toEqual([0, 1, 1, 0, 1, 0, 0, 0, 0, 0]);
});
