import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bump,
  bumpRow,
  fitOf,
  middleHeights,
  peakShare,
  placeOf,
  riseWidth,
  stepAt,
  weightedOutput,
} from './hidden-layer.ts';

const steepness = fc.double({ min: 1, max: 200, noNaN: true });
const place = fc.double({ min: -1, max: 1, noNaN: true });

describe('a hidden layer by hand', () => {
  it('a unit is half way up at -b / w', () => {
    fc.assert(
      fc.property(steepness, place, (w, s) => {
        const unit = stepAt(s, w, 1);
        expect(placeOf(unit)).toBeCloseTo(s, 9);
        expect(weightedOutput([unit], s)).toBeCloseTo(0.5, 9);
      }),
    );
    expect(placeOf({ w: 0, b: 3 })).toBeNull();
  });

  it('a unit climbs from 0.1 to 0.9 within its rise width', () => {
    const unit = stepAt(0.2, 30, 1);
    const half = riseWidth(unit)! / 2;
    expect(weightedOutput([unit], 0.2 - half)).toBeCloseTo(0.1, 9);
    expect(weightedOutput([unit], 0.2 + half)).toBeCloseTo(0.9, 9);
  });

  it('a bump stands as high in its middle as the formula says', () => {
    fc.assert(
      fc.property(steepness, fc.double({ min: 0.05, max: 1, noNaN: true }), (w, width) => {
        const units = bump(-width / 2, width / 2, 0.8, w);
        expect(weightedOutput(units, 0)).toBeCloseTo(0.8 * peakShare(width, w), 9);
      }),
    );
  });

  it('steep bumps side by side come as near to a straight line as half a step of it', () => {
    const f = (x: number) => x;
    const places = Array.from({ length: 401 }, (_, i) => -0.9 + (1.8 * i) / 400);
    for (const count of [5, 10, 20]) {
      const units = bumpRow(middleHeights(f, count), 5000);
      const { greatest } = fitOf(
        places.map(f),
        places.map((x) => weightedOutput(units, x)),
        places,
      );
      expect(greatest).toBeLessThanOrEqual(1 / count + 1e-3);
      expect(greatest).toBeGreaterThan(0.8 / count);
    }
  });

  it('measures distances', () => {
    expect(fitOf([0, 0], [3, 4], [7, 8])).toEqual({ greatest: 4, at: 8, rms: Math.sqrt(12.5) });
  });
});
