import { describe, expect, it } from 'vitest';
import { example } from '../network-drawing/example.ts';
import { places, placeName, type Place } from '../tiny-network/tiny-network.ts';
import { epsilons, floorOf, slopeByBackpropagation, valley } from './differences.ts';

const all = places(example.network).map((place) => ({ name: placeName(place), place }));
const gapsOf = (place: Place, factor = 1) =>
  valley(example, place, factor * slopeByBackpropagation(example, place));

describe('the check by central differences', () => {
  it('tries half powers of ten from 1e-1 to 1e-8', () => {
    expect(epsilons[0]).toBeCloseTo(1e-1, 15);
    expect(epsilons[8]).toBeCloseTo(1e-5, 15);
    expect(epsilons.at(-1)).toBeCloseTo(1e-8, 15);
  });

  it.each(all)('is a valley for $name, its floor near 1e-5', ({ place }) => {
    const gaps = gapsOf(place);
    const floor = floorOf(gaps);
    expect(Math.abs(Math.log10(floor.epsilon) + 5)).toBeLessThanOrEqual(1);
    expect(floor.gap).toBeLessThan(1e-11);
    expect(gaps.at(-1)!.gap).toBeGreaterThan(100 * floor.gap);
    // Truncation: two powers of ten for each one of epsilon.
    expect(Math.log10(gaps[0]!.gap / gaps[4]!.gap)).toBeCloseTo(4, 1);
  });

  it.each(all)('is a plateau for $name when the slope is wrong by a thousandth', ({ place }) => {
    const gaps = gapsOf(place, 1.001).slice(6);
    const sizes = gaps.map(({ gap }) => gap);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.01);
    expect(floorOf(gapsOf(place, 1.001)).gap).toBeGreaterThan(1e-7);
  });
});
