import { describe, expect, it } from 'vitest';
import { descend } from '../landscape/descent.ts';
import { landscapes } from '../landscape/landscapes.ts';
import type { Point } from '../plane/half-plane.ts';
import { race, racerNames, settings } from './race.ts';

/** The same slope everywhere. */
const slope = { gradient: (): Point => [2, -0.01] };

describe('the racers', () => {
  it('SGD is plain descent', () => {
    const start: Point = [-2.6, 0.8];
    expect(race('sgd', landscapes.ravine, start, 0.09, 30)).toEqual(
      descend(landscapes.ravine, start, 0.09, 30),
    );
  });

  it('momentum reaches eta g / (1 - mu) on an even slope', () => {
    const places = race('momentum', slope, [0, 0], 0.01, 300);
    const speed = places[300]![0] - places[299]![0];
    expect(speed).toBeCloseTo((-0.01 * 2) / (1 - settings.momentum), 9);
  });

  it('RMSprop begins with eta / sqrt(1 - rho) and comes down to eta, however steep', () => {
    const places = race('rmsprop', slope, [0, 0], 0.01, 300);
    expect(places[1]![0]).toBeCloseTo(-0.01 / Math.sqrt(1 - settings.rho), 6);
    expect(places[300]![0] - places[299]![0]).toBeCloseTo(-0.01, 6);
  });

  it('Adam steps by eta against the sign of an even slope from the first step on', () => {
    const places = race('adam', slope, [0, 0], 0.01, 50);
    for (const [i, [x, y]] of places.entries()) {
      expect(x).toBeCloseTo(-0.01 * i, 6);
      expect(y).toBeCloseTo(0.01 * i, 6);
    }
  });

  it.each(racerNames)('%s started on the ridge of the saddle never leaves it', (name) => {
    for (const [, y] of race(name, landscapes.saddle, [2.5, 0], 0.05, 200)) {
      expect(Math.abs(y)).toBe(0);
    }
  });
});
