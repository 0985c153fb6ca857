import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../plane/half-plane.ts';
import { all, batch, best, cost, count, gradientOver, points, truth, walk } from './line-fit.ts';

const start: Point = [-0.6, 2.5];
const above = (place: Point) => cost(place) - cost(best);
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });

describe('the cost of a line', () => {
  it('is the mean over the points', () => {
    const sum = points.reduce((s, [x, y]) => s + 0.5 * (1.3 * x - 0.2 - y) ** 2, 0);
    expect(cost([1.3, -0.2])).toBeCloseTo(sum / count, 10);
  });

  it('has the gradient that central differences find', () => {
    fc.assert(
      fc.property(coordinate, coordinate, (w, b) => {
        const e = 1e-5;
        const [alongW, alongB] = gradientOver(all, [w, b]);
        expect((cost([w + e, b]) - cost([w - e, b])) / (2 * e)).toBeCloseTo(alongW, 6);
        expect((cost([w, b + e]) - cost([w, b - e])) / (2 * e)).toBeCloseTo(alongB, 6);
      }),
    );
  });

  it('is least near the line that the points scatter about', () => {
    expect(Math.hypot(...gradientOver(all, best))).toBeLessThan(1e-12);
    expect(Math.hypot(best[0] - truth[0], best[1] - truth[1])).toBeLessThan(0.1);
  });
});

describe('a batch', () => {
  it('is a fair draw: its gradients scatter about the true one as 1 / sqrt(m)', () => {
    const steps = 3000;
    const variance = (size: number) => {
      const truly = gradientOver(all, start);
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        const [w, b] = gradientOver(batch(size, step), start);
        sum += (w - truly[0]) ** 2 + (b - truly[1]) ** 2;
      }
      return sum / steps;
    };
    const ratio = variance(1) / variance(20);
    expect(ratio).toBeGreaterThan(18);
    expect(ratio).toBeLessThan(22);
  });
});

describe('the walkers', () => {
  it('by steps, the full batch ends nearest', () => {
    const ends = [count, 20, 1].map((size) => above(walk(size, start, 0.05, 150).at(-1)));
    expect(ends[0]).toBeLessThan(ends[1]!);
    expect(ends[1]).toBeLessThan(ends[2]!);
  });

  it('by examples, it has hardly set off when the others have arrived', () => {
    const [full, mini, single] = [count, 20, 1].map(
      (size) => above(walk(size, start, 0.05, 2000 / size).at(-1)) / above(start),
    );
    expect(full).toBeGreaterThan(0.5);
    expect(mini).toBeLessThan(0.02);
    expect(single).toBeLessThan(0.05);
  });
});
