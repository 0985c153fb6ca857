import { describe, expect, it } from 'vitest';
import { slopes, softmax } from './softmax.ts';

const z = [1, 2.5, -0.5, 0.2];

describe('softmax', () => {
  it('gives shares that add up to 1, even of huge sums', () => {
    for (const sums of [z, [1000, 999, 0], [-4, -4, -4, -4]]) {
      expect(softmax(sums).reduce((total, a) => total + a, 0)).toBeCloseTo(1, 12);
    }
  });

  it('does not change when the same number is added to every sum', () => {
    const shifted = softmax(z.map((value) => value + 7));
    softmax(z).forEach((a, j) => expect(shifted[j]).toBeCloseTo(a, 12));
  });

  it.each([0.5, 1, 3])('its slopes are central differences, at temperature %d', (temperature) => {
    for (let k = 0; k < z.length; k++) {
      const moved = (by: number) =>
        softmax(
          z.map((value, j) => (j === k ? value + by : value)),
          temperature,
        );
      const [above, below] = [moved(1e-5), moved(-1e-5)];
      slopes(softmax(z, temperature), k, temperature).forEach((slope, j) => {
        expect(slope).toBeCloseTo((above[j]! - below[j]!) / 2e-5, 8);
      });
    }
  });

  it('of two sums is the sigmoid of their difference', () => {
    expect(softmax([1.3, -0.4])[0]).toBeCloseTo(1 / (1 + Math.exp(-1.7)), 12);
  });
});
