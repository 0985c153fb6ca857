// Bins, edges and what belongs in no bin.
import { expect, test } from 'vitest';
import { colourScale, histogramOf, niceSize } from './histogram.ts';

const filled = ({ counts }: { readonly counts: Uint32Array }) =>
  [...counts.entries()].filter(([, count]) => count > 0);

test('numbers on both sides of 0 get a range that is symmetric about it', () => {
  const found = histogramOf(Float32Array.of(-1.5, 0.01, 1.5, 2));
  expect([found.low, found.high]).toEqual([-2, 2]);
  // 4 / 41 a bin: -1.5 in the sixth, 0.01 in the middle one, 2 in the last.
  expect(filled(found)).toEqual([
    [5, 1],
    [20, 1],
    [35, 1],
    [40, 1],
  ]);
  expect(found.summary!.mean).toBeCloseTo(0.5025, 6);
  expect(found.summary!.deviation).toBeCloseTo(1.3685, 3);
});

test('without anything below 0 the range begins there', () => {
  const found = histogramOf(Float32Array.of(0.1, 0.9));
  expect([found.low, found.high]).toEqual([0, 1]);
});

test('exact zeros and what is no number are counted apart', () => {
  const found = histogramOf(Float32Array.of(0, 0, NaN, Infinity, 3, -Infinity));
  expect(found).toMatchObject({ count: 6, zeros: 2, notFinite: 3 });
  expect(filled(found)).toEqual([[40, 1]]);
  expect(found.summary).toMatchObject({ least: 0, most: 3, mean: 1 });
});

test('numbers that are all equal fill one bin and deviate by nothing', () => {
  const found = histogramOf(new Float32Array(1000).fill(0.5));
  expect(filled(found)).toEqual([[34, 1000]]);
  expect(found.summary).toEqual({ least: 0.5, most: 0.5, mean: 0.5, deviation: 0 });
});

test('nothing, nothing but zeros and nothing but NaN have no bars', () => {
  expect(histogramOf(new Float32Array(0))).toMatchObject({ count: 0, summary: null });
  expect(histogramOf(new Float32Array(9))).toMatchObject({ zeros: 9, low: 0, high: 1 });
  expect(histogramOf(Float32Array.of(NaN, NaN))).toMatchObject({ notFinite: 2, summary: null });
  for (const values of [new Float32Array(0), new Float32Array(9), Float32Array.of(NaN)])
    expect(filled(histogramOf(values))).toEqual([]);
});

test('of very many numbers some are taken, and counted for all', () => {
  const found = histogramOf(Float32Array.from({ length: 1_000_000 }, (_, i) => (i % 7) / 7 - 0.4));
  const total = found.counts.reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(999_000);
  expect(total).toBeLessThan(1_001_000);
});

test('scales are round, and no single large number sets one', () => {
  expect([0, 0.031, 1, 1.01, 7, 9, NaN].map(niceSize)).toEqual([1, 0.04, 1, 1.5, 8, 10, 1]);
  const values = new Float32Array(1000).fill(0.18);
  values[500] = 90;
  expect(colourScale(values)).toBe(0.2);
});
