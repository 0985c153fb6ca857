import { describe, expect, it } from 'vitest';
import { powersOfTen, quiet, saturated, shares } from './bins.ts';

describe('histograms', () => {
  it('count every value once, those beyond the ends in the outermost bins', () => {
    expect(shares([-9, 0.1, 0.2, 0.9, 5], 0, 1, 2)).toEqual([0.6, 0.4]);
    expect(shares([], 0, 1, 2)).toEqual([0, 0]);
  });

  it('call an activation saturated where its slope is below a hundredth', () => {
    expect(saturated([0.5, 0.001, 0.999, 0.02])).toBe(0.5);
  });

  it('show sizes by their powers of ten, what is 0 among the smallest', () => {
    const powers = powersOfTen([-0.01, 0.01, 0, 100]);
    expect(Array.from(powers)).toEqual([-2, -2, -Infinity, 2]);
    expect(shares(powers, -8, 0, 4)).toEqual([0.25, 0, 0, 0.75]);
  });

  it('name the outputs that say nothing to any example, and the units that are dead', () => {
    expect(quiet([0.2, 0.01, 0.05, 0.09, 0.03, 0.8], 3, 0.1)).toEqual([1]);
    expect(quiet([0, 0, 0.1, 2, 0, 0], 3, 0)).toEqual([1]);
    expect(quiet([], 3, 0.1)).toEqual([]);
  });
});
