import { describe, expect, it } from 'vitest';
import { saturated, shares, silent } from './bins.ts';

describe('histograms', () => {
  it('count every value once, those beyond the ends in the outermost bins', () => {
    expect(shares([-9, 0.1, 0.2, 0.9, 5], 0, 1, 2)).toEqual([0.6, 0.4]);
    expect(shares([], 0, 1, 2)).toEqual([0, 0]);
  });

  it('call an activation saturated where its slope is below a hundredth', () => {
    expect(saturated([0.5, 0.001, 0.999, 0.02])).toBe(0.5);
  });

  it('name the outputs that say nothing to any example', () => {
    expect(silent([0.2, 0.01, 0.05, 0.09, 0.03, 0.8], 3)).toEqual([1]);
    expect(silent([], 3)).toEqual([]);
  });
});
