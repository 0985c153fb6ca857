import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rightCorners, scaleOf } from './gates.ts';

const number = fc.double({ min: -6, max: 6, noNaN: true });

describe('gates', () => {
  it('AND becomes OR by the bias alone', () => {
    expect(rightCorners('and', { w1: 0.6, w2: 0.6, b: -1 })).toEqual([true, true, true, true]);
    expect(rightCorners('or', { w1: 0.6, w2: 0.6, b: -0.5 })).toEqual([true, true, true, true]);
  });

  it('XOR always has a wrong corner', () => {
    fc.assert(
      fc.property(number, number, number, (w1, w2, b) => {
        expect(rightCorners('xor', { w1, w2, b })).toContain(false);
      }),
    );
  });

  it('scaling is told from any other change', () => {
    const and = { w1: 0.6, w2: 0.6, b: -1 };
    expect(scaleOf({ w1: 1.2, w2: 1.2, b: -2 }, and)).toBe(2);
    expect(scaleOf({ w1: 1.2, w2: 1.3, b: -2 }, and)).toBeNull();
    expect(scaleOf({ w1: -0.6, w2: -0.6, b: 1 }, and)).toBeNull();
  });
});
