// Stops, positions and steps of slider scales.
import { expect, test } from 'vitest';
import { decadeScale, stopScale, wholeScale } from './slider-scale.ts';

test('positions and stops undo each other', () => {
  const scale = decadeScale(-2, 2, [1, 2, 5]);
  for (const value of [0.01, 0.02, 0.05, 0.1, 2, 50, 100]) {
    expect(scale.fromFraction(scale.toFraction(value))).toBe(value);
  }
  expect(scale.toFraction(1)).toBe(0.5);
});

test('a value between two stops stands between them and moves to the next', () => {
  const scale = stopScale([1, 10, 100]);
  expect(scale.toFraction(55)).toBe(0.75);
  expect(scale.move(55, 1)).toBe(100);
  expect(scale.move(55, -1)).toBe(10);
  expect(scale.move(10, 1)).toBe(100);
});

test('no position, step or value from elsewhere leaves the range', () => {
  const scale = wholeScale(1, 60);
  expect(scale.fromFraction(-1)).toBe(1);
  expect(scale.fromFraction(2)).toBe(60);
  expect(scale.move(58, 10)).toBe(60);
  expect(scale.move(2, -10)).toBe(1);
  expect(scale.accept(1000)).toBe(60);
  expect(scale.accept(12.4)).toBe(12);
});
