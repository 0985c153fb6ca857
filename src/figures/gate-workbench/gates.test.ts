import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAmong, rightCorners, scaleOfEarlier } from './gates.ts';

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
    const earlier = [
      { w1: 0.6, w2: 0.6, b: -1 },
      { w1: 1, w2: 1.1, b: -1.5 },
    ];
    const scale = (w1: number, w2: number, b: number) => scaleOfEarlier({ w1, w2, b }, earlier);
    expect(scale(1.2, 1.2, -2)).toBe(2);
    expect(scale(1.2, 1.3, -2)).toBeNull();
    expect(scale(-0.6, -0.6, 1)).toBeNull();
    // Of the second, and of neither: the same again is not scaled.
    expect(scale(2, 2.2, -3)).toBe(2);
    expect(scale(0.6, 0.6, -1)).toBeNull();
  });

  it('numbers from sliders are the same up to their rounding', () => {
    expect(isAmong({ w1: 0.1 + 0.2, w2: 1, b: -1 }, [{ w1: 0.3, w2: 1, b: -1 }])).toBe(true);
    expect(isAmong({ w1: 0.3, w2: 1, b: -1 }, [])).toBe(false);
  });
});
