import { describe, expect, it } from 'vitest';
import { curves, drawn, ownCount, ownFrom, ownValue, pulled } from './targets.ts';

const flat = ownFrom(() => 0);

describe('a curve drawn by hand', () => {
  it('keeps a given curve to two decimals', () => {
    const own = ownFrom(curves.hills.value);
    expect(own).toHaveLength(ownCount);
    for (const x of [-1, -0.5, 0, 0.5, 1]) {
      expect(Math.abs(ownValue(own, x) - curves.hills.value(x))).toBeLessThan(0.006);
    }
  });

  it('goes straight where the pen went, in either direction, and stays elsewhere', () => {
    const right = drawn(flat, { x: -0.5, y: 0 }, { x: 0.5, y: 1 });
    const left = drawn(flat, { x: 0.5, y: 1 }, { x: -0.5, y: 0 });
    for (const [i, value] of right.entries())
      expect(Math.abs(value - left[i]!)).toBeLessThan(0.011);
    expect(ownValue(right, 0)).toBeCloseTo(0.5, 2);
    expect(ownValue(right, 0.6)).toBe(0);
    expect(ownValue(right, -0.6)).toBe(0);
  });

  it('takes a press for a single value, within the plot', () => {
    const own = drawn(flat, { x: 0.25, y: 7 }, { x: 0.25, y: 7 });
    expect(ownValue(own, 0.25)).toBe(1);
    expect(own.filter((value) => value !== 0)).toHaveLength(1);
  });

  it('is pulled at a place, and hardly far from it', () => {
    const own = pulled(flat, { x: 0, y: 0.8 });
    expect(ownValue(own, 0)).toBeCloseTo(0.8, 2);
    expect(ownValue(own, 0.12)).toBeGreaterThan(0.2);
    expect(ownValue(own, 0.5)).toBe(0);
  });
});
