// Axes that hold what is to be compared.
import { expect, it } from 'vitest';
import { costAxis, percentAxis, settledAxis } from './epoch-axes.ts';

const rising = [
  [1, 52],
  [2, 81],
  [3, 87],
  [4, 88],
] as const;

it('begins below the lowest point where the first epochs matter', () => {
  expect(percentAxis([rising], 80)).toMatchObject({ min: 50, max: 100 });
  expect(percentAxis([], 80).min).toBe(80);
});

it('begins below where the curves have come to where their ends are compared', () => {
  expect(settledAxis([rising, [[1, 91]]], 80)).toMatchObject({ min: 85, max: 100 });
  expect(settledAxis([[[1, 52]]], 80).min).toBe(50);
  expect(settledAxis([[]], 80).min).toBe(80);
});

it('ends above where costs have come to, so that a slow rise is seen', () => {
  const costs = [1.9, 0.6, 0.4, 0.5].map((cost, i) => [i + 1, cost] as const);
  expect(costAxis([costs], 0.6).max).toBeCloseTo(0.6);
  expect(costAxis([[]], 0.7).max).toBe(0.7);
});
