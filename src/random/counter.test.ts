// Random bits by position: as many units are dropped as the rate says, and none because of its neighbour.
import { describe, expect, it } from 'vitest';
import { counterKey, counterWord, dropThreshold } from './counter.ts';

const units = 50_000;

function mask(rate: number, seed: number, layer: number, step: number): readonly number[] {
  const key = counterKey(seed, layer, step);
  return Array.from({ length: units }, (_, index) =>
    counterWord(key, index) >= dropThreshold(rate) ? 1 : 0,
  );
}

/** Share of equal places: 0.5 for masks of rate 0.5 that have nothing to do with each other. */
function agreement(a: readonly number[], b: readonly number[]): number {
  return a.filter((value, i) => value === b[i]).length / a.length;
}

const spread = 4 * Math.sqrt(0.25 / units);

describe('counterWord', () => {
  for (const rate of [0, 0.1, 0.2, 0.5, 0.95]) {
    it(`keeps ${1 - rate} of the units at a rate of ${rate}`, () => {
      const kept = mask(rate, 1, 2, 3).reduce((sum, value) => sum + value, 0) / units;
      expect(Math.abs(kept - (1 - rate))).toBeLessThanOrEqual(spread);
    });
  }

  it('keeps everything at a rate of 0', () => {
    expect(mask(0, 1, 2, 3).every((value) => value === 1)).toBe(true);
  });

  it('gives other masks at every seed, layer and step', () => {
    const base = mask(0.5, 1, 2, 3);
    for (const other of [mask(0.5, 2, 2, 3), mask(0.5, 1, 3, 3), mask(0.5, 1, 2, 4)]) {
      expect(Math.abs(agreement(base, other) - 0.5)).toBeLessThan(spread);
    }
    expect(mask(0.5, 1, 2, 3)).toEqual(base);
  });

  it('gives neighbours nothing in common', () => {
    const base = mask(0.5, 1, 2, 3);
    for (const distance of [1, 2, 16, 30, 784]) {
      const shifted = base.slice(distance);
      expect(Math.abs(agreement(base.slice(0, shifted.length), shifted) - 0.5)).toBeLessThan(
        spread,
      );
    }
  });
});
