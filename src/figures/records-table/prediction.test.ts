// Student's t by integrating its density, and the interval by counting what falls into it.
import { describe, expect, it } from 'vitest';
import { Generator } from '../../random/generator.ts';
import { predictionInterval, studentQuantiles } from './prediction.ts';

/** The area under cos^power from 0 to `end`, by the midpoint rule. */
function area(power: number, end: number): number {
  const parts = 20_000;
  let sum = 0;
  for (let i = 0; i < parts; i++) sum += Math.cos(((i + 0.5) * end) / parts) ** power;
  return (sum * end) / parts;
}

describe('Student’s t', () => {
  // With t = sqrt(n) tan(x), the density with n degrees of freedom becomes cos^(n - 1) x.
  it.each(studentQuantiles.map((quantile, index) => [index + 1, quantile] as const))(
    'with %i degrees of freedom is below the tabled %f 99 times in a hundred',
    (freedom, quantile) => {
      const below = area(freedom - 1, Math.atan(quantile / Math.sqrt(freedom)));
      expect(0.5 + below / area(freedom - 1, Math.PI / 2) / 2).toBeCloseTo(0.99, 4);
    },
  );
});

describe('the prediction interval', () => {
  it('is the mean, give or take t s sqrt(1 + 1/n)', () => {
    const [least, most] = predictionInterval([9_720, 9_700, 9_740]);
    expect((least + most) / 2).toBeCloseTo(9_720, 9);
    expect(most - least).toBeCloseTo(2 * 6.965 * 20 * Math.sqrt(4 / 3), 6);
  });

  it.each([3, 8, 15])('from %i figures holds the next 98 times in a hundred', (count) => {
    const random = Generator.seeded(count, 'figures');
    const tries = 20_000;
    let held = 0;
    for (let i = 0; i < tries; i++) {
      const [least, most] = predictionInterval(
        Array.from({ length: count }, () => random.normal()),
      );
      const next = random.normal();
      if (least <= next && next <= most) held++;
    }
    // One share of so many scatters by 0.001.
    expect(Math.abs(held / tries - 0.98)).toBeLessThan(0.004);
  });
});
