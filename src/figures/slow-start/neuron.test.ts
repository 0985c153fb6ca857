import { describe, expect, it } from 'vitest';
import { learning } from './neuron.ts';

describe('one neuron learning to answer 0', () => {
  it('starts as the chapter says', () => {
    expect(learning(0.6, 0.9, 0.15, 0)[0]!.a).toBeCloseTo(0.82, 2);
    expect(learning(2, 2, 0.15, 0)[0]!.a).toBeCloseTo(0.98, 2);
    expect(learning(2, 2, 0.15, 0)[0]!.slope).toBeCloseTo(0.018, 3);
  });

  it('is slower from the worse start', () => {
    expect(learning(0.6, 0.9, 0.15, 50)[50]!.a).toBeLessThan(0.4);
    expect(learning(2, 2, 0.15, 150)[150]!.a).toBeGreaterThan(0.9);
  });

  it('follows the gradient that central differences find', () => {
    const cost = (w: number) => learning(w, 0.9, 0.15, 0)[0]!.cost;
    const difference = (cost(0.6 + 1e-6) - cost(0.6 - 1e-6)) / 2e-6;
    expect((0.6 - learning(0.6, 0.9, 0.15, 1)[1]!.w) / 0.15).toBeCloseTo(difference, 8);
  });

  it('needs 23 steps at the rate 3 from the worse start', () => {
    const moments = learning(2, 2, 3, 50);
    expect(moments.findIndex(({ a }) => a < 0.1)).toBe(23);
  });
});
