import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveNames, curves, isLost, roll } from './curves.ts';

describe.each(curveNames)('the curve %s', (name) => {
  it('has the slope that central differences find', () => {
    const { cost, slope } = curves[name];
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (v) => {
        expect((cost(v + 1e-5) - cost(v - 1e-5)) / 2e-5).toBeCloseTo(slope(v), 6);
      }),
    );
  });
});

describe('a ball', () => {
  it('is multiplied by 1 - eta at each step in the one valley', () => {
    const places = roll(curves.valley, -2, 0.25, 10);
    expect(places).toHaveLength(11);
    expect(places[10]).toBeCloseTo(-2 * 0.75 ** 10, 12);
  });

  it('climbs out where the rate is above 2, and stops when it is lost', () => {
    const places = roll(curves.valley, 1, 2.5, 500);
    expect(isLost(places.at(-1))).toBe(true);
    expect(isLost(places.at(-2))).toBe(false);
  });

  it('finds the valley below its start, not the deeper one', () => {
    const { cost } = curves.valleys;
    const left = roll(curves.valleys, -2, 0.1, 200).at(-1);
    const right = roll(curves.valleys, 2, 0.1, 200).at(-1);
    expect(left).toBeLessThan(0);
    expect(right).toBeGreaterThan(0);
    expect(cost(left)).toBeLessThan(cost(right));
  });
});
