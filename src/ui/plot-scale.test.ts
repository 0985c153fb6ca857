// Round ticks, stable thinning, labels that keep apart.
import { expect, test } from 'vitest';
import { means, roundTicks, spread, spreadNear, thin } from './plot-scale.ts';

test('ticks are few, round and inside', () => {
  expect(roundTicks(80, 100, 5)).toEqual([80, 85, 90, 95, 100]);
  expect(roundTicks(0, 0.07, 5)).toEqual([0, 0.02, 0.04, 0.06]);
  expect(roundTicks(0, 30, 7)).toEqual([0, 5, 10, 15, 20, 25, 30]);
  expect(roundTicks(0, 1, 7)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
});

test('thinning keeps the ends, the limit, and its choice from one point to the next', () => {
  const points = Array.from({ length: 500 }, (_, x) => ({ x, y: 0 }));
  const thinned = thin(points, 100);
  expect(thinned.length).toBeLessThanOrEqual(101);
  expect(thinned[0]).toBe(points[0]);
  expect(thinned.at(-1)).toBe(points.at(-1));
  expect(thin([...points, { x: 500, y: 0 }], 100).slice(0, 60)).toEqual(thinned.slice(0, 60));
});

test('points of one stretch become their mean', () => {
  const points = [
    { x: 0.1, y: 1 },
    { x: 0.2, y: 2 },
    { x: 0.9, y: 6 },
    { x: 1.5, y: 4 },
  ];
  const [first, second, ...rest] = means(points, 1);
  expect(first!.x).toBeCloseTo(0.4);
  expect(first!.y).toBeCloseTo(3);
  expect(second).toEqual({ x: 1.5, y: 4 });
  expect(rest).toEqual([]);
  expect(means([], 1)).toEqual([]);
});

test('labels move apart, and only if they must', () => {
  expect(spread([10, 40], 14)).toEqual([10, 40]);
  const [upper, lower] = spread([22, 20], 14);
  expect(upper! - lower!).toBe(14);
  expect(upper! + lower!).toBe(42);
});

test('labels move apart where they stand near each other, and no others', () => {
  const spots = [
    { x: 300, y: 50 },
    { x: 60, y: 50 },
    { x: 290, y: 48 },
    { x: 10, y: 90 },
  ];
  expect(spreadNear(spots, { x: 70, y: 12 })).toEqual([55, 50, 43, 90]);
});
