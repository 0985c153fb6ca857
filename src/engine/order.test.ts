// The order of examples.
import { describe, expect, it } from 'vitest';
import { epochOrder, examplesNeeded } from './order.ts';

const sorted = (order: Uint32Array) => [...order].sort((a, b) => a - b);
const upTo = (size: number, from = 0) => Array.from({ length: size - from }, (_, i) => from + i);

describe('epochOrder', () => {
  it('goes through the first epoch block by block', () => {
    const order = epochOrder(1, 0, 25_000);
    expect(sorted(order.subarray(0, 10_000))).toEqual(upTo(10_000));
    expect(sorted(order.subarray(10_000, 20_000))).toEqual(upTo(20_000, 10_000));
    expect(sorted(order.subarray(20_000))).toEqual(upTo(25_000, 20_000));
    expect([...order.subarray(0, 10)]).not.toEqual(upTo(10));
  });

  it('mixes all examples from the second epoch on', () => {
    const order = epochOrder(1, 1, 25_000);
    expect(sorted(order)).toEqual(upTo(25_000));
    const early = order.subarray(0, 10_000).filter((index) => index < 10_000).length;
    // 4,000 are expected; the deviation is about 39.
    expect(Math.abs(early - 4_000)).toBeLessThan(200);
  });

  it('is given by seed and epoch alone', () => {
    expect(epochOrder(3, 5, 100)).toEqual(epochOrder(3, 5, 100));
    expect(epochOrder(3, 5, 100)).not.toEqual(epochOrder(3, 6, 100));
    expect(epochOrder(3, 5, 100)).not.toEqual(epochOrder(4, 5, 100));
  });
});

describe('examplesNeeded', () => {
  it('is the end of the block in the first epoch, everything later', () => {
    expect(examplesNeeded(0, 0, 25_000)).toBe(10_000);
    expect(examplesNeeded(0, 9_999, 25_000)).toBe(10_000);
    expect(examplesNeeded(0, 10_000, 25_000)).toBe(20_000);
    expect(examplesNeeded(0, 24_999, 25_000)).toBe(25_000);
    expect(examplesNeeded(1, 0, 25_000)).toBe(25_000);
  });
});
