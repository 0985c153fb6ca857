import { describe, expect, it } from 'vitest';
import { cross, deepestPit, slope, tower, towerField, towerUnits, weightedOver } from './towers.ts';

describe('towers', () => {
  it('a slope is half way up where its direction says', () => {
    const unit = slope(Math.PI / 6, 0.3, 20);
    const at = [0.3 * Math.cos(Math.PI / 6), 0.3 * Math.sin(Math.PI / 6)] as const;
    expect(weightedOver([unit], at)).toBeCloseTo(0.5, 9);
    // Along the step nothing changes.
    expect(weightedOver([unit], [at[0] - 0.5, at[1] + 0.5 * Math.sqrt(3)])).toBeCloseTo(0.5, 9);
  });

  it('crossing ridges are 0, 1 and 2, and the tower keeps only the 2', () => {
    const ridges = cross([0.2, -0.1], 0.4, 200);
    const places = [
      { at: [0.2, -0.1], ridges: 2, tower: 1 },
      { at: [0.2, 0.7], ridges: 1, tower: 0 },
      { at: [-0.6, -0.1], ridges: 1, tower: 0 },
      { at: [-0.6, 0.7], ridges: 0, tower: 0 },
    ] as const;
    for (const place of places) {
      expect(weightedOver(ridges, place.at)).toBeCloseTo(place.ridges, 6);
      expect(tower(ridges, 40, place.at)).toBeCloseTo(place.tower, 6);
    }
  });

  it('a field that is 0.7 in the middle piece alone is the tower there', () => {
    const middle = ([x, y]: readonly [number, number]) =>
      Math.abs(x) < 0.1 && Math.abs(y) < 0.1 ? 0.7 : 0;
    const field = towerField(middle, { count: 3, steepness: 100, h: 30 });
    const ridges = cross([0, 0], 2 / 3, 100);
    for (const at of [
      [0.1, 0.2],
      [0.33, -0.5],
      [0.9, 0.9],
    ] as const) {
      expect(field(at)).toBeCloseTo(0.7 * tower(ridges, 30, at), 12);
    }
    expect(towerUnits(3)).toBe(21);
  });

  it('a field of steep towers has the function’s own values in all middles', () => {
    const f = ([x, y]: readonly [number, number]) => x * x - 0.5 * y;
    const field = towerField(f, { count: 5, steepness: 400, h: 60 });
    for (const x of [-0.8, 0, 0.4]) {
      for (const y of [-0.4, 0.8]) expect(field([x, y])).toBeCloseTo(f([x, y]), 6);
    }
  });

  it('their pits are as deep as the function is high, however many towers and however steep', () => {
    const hill = ([x, y]: readonly [number, number]) => 0.9 * Math.exp(-4 * (x * x + y * y));
    const pit = (count: number, steepness: number) =>
      deepestPit(hill, towerField(hill, { count, steepness, h: 40 }), count);
    for (const steepness of [150, 200]) {
      expect(pit(1, steepness)).toBe(0);
      for (const count of [8, 14, 16]) expect(pit(count, steepness)).toBeCloseTo(0.9, 2);
    }
  });
});
