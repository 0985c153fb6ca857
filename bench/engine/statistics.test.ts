// Medians and ratios.
import { describe, expect, it } from 'vitest';
import { ratioOf, shuffled, spreadOf } from './statistics.ts';

describe('spreadOf', () => {
  it('finds the middle of an odd number of values', () => {
    expect(spreadOf([9, 1, 5])).toEqual({ median: 5, least: 1, most: 9 });
  });

  it('takes the mean of the two in the middle', () => {
    expect(spreadOf([4, 1, 2, 10])).toEqual({ median: 3, least: 1, most: 10 });
  });

  it('refuses nothing', () => {
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});

it('compares within a round', () => {
  expect(ratioOf([10, 40, 30], [1, 2, 10])).toEqual({ median: 10, least: 3, most: 20 });
});

it('shuffles without loss', () => {
  const items = [1, 2, 3, 4];
  expect(shuffled(items, () => 0)).toEqual([2, 3, 4, 1]);
  expect(items).toEqual([1, 2, 3, 4]);
});
