// Sizes, sums, pools and shifts, against what can be counted by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedShapes } from '../../network/network-spec.ts';
import {
  changeBetween,
  convolve,
  fieldAt,
  mapSide,
  pool,
  shift,
  type Square,
} from './feature-map.ts';

const square = (side: number, values: readonly number[]): Square => ({
  side,
  values: Float32Array.from(values),
});
const numbers = (count: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: count, maxLength: count });

describe('a feature map', () => {
  it('has the size of the formula, and of the network’s own layer', () => {
    expect(mapSide(28, 5, 1, 'none')).toBe(24);
    expect(mapSide(28, 5, 2, 'none')).toBe(12);
    expect(mapSide(28, 5, 1, 'full')).toBe(32);
    expect(mapSide(28, 5, 2, 'full')).toBe(16);
    for (const field of [1, 2, 3, 5, 8]) {
      for (const [border, name] of [
        ['none', 'valid'],
        ['full', 'full'],
      ] as const) {
        const [shapes] = checkedShapes({
          inputShape: [28, 28, 1],
          layers: [{ kind: 'conv2d', maps: 1, field, border: name, biases: true }],
        });
        expect(mapSide(28, field, 1, border)).toBe(shapes!.output[0]);
      }
    }
  });

  it('is at each place the bias and the sum of the products of its field', () => {
    fc.assert(
      fc.property(
        numbers(36),
        numbers(9),
        fc.constantFrom(1, 2),
        fc.constantFrom('none', 'full'),
        (pixels, weights, stride, border) => {
          const image = square(6, pixels);
          const map = convolve(image, { field: 3, weights, bias: 0.5 }, stride, border);
          const margin = border === 'full' ? 2 : 0;
          map.values.forEach((value, at) => {
            const top = Math.floor(at / map.side) * stride - margin;
            const left = (at % map.side) * stride - margin;
            const under = fieldAt(image, 3, top, left);
            const sum = under.reduce((all, a, i) => all + a * weights[i]!, 0.5);
            expect(value).toBeCloseTo(sum, 4);
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('moves with the image, away from its edges', () => {
    const image = square(
      8,
      Array.from({ length: 64 }, (_, i) => (i === 27 || i === 36 ? 1 : 0)),
    );
    const kernel = { field: 3, weights: [1, 2, 3, 4, 5, 6, 7, 8, 9], bias: 0 };
    const moved = convolve(shift(image, 1, 0), kernel);
    expect(Array.from(moved.values)).toEqual(
      Array.from(shift(convolve(image, kernel), 1, 0).values),
    );
  });
});

describe('pooling', () => {
  const map = square(
    5,
    [1, 2, 0, 0, 9, 3, 4, 0, 1, 9, 0, 0, 2, 2, 9, 0, 0, 2, 2, 9, 9, 9, 9, 9, 9],
  );

  it('keeps the largest, the root of the squares, or the mean, and leaves out what is left over', () => {
    expect(Array.from(pool(map, 2, 'max').values)).toEqual([4, 1, 0, 2]);
    expect(Array.from(pool(map, 2, 'mean').values)).toEqual([2.5, 0.25, 0, 2]);
    expect(pool(map, 2, 'l2').values[0]).toBeCloseTo(Math.sqrt(30), 5);
    expect(pool(map, 3, 'max').side).toBe(1);
  });

  it('loses no more than one cell of a map of 24', () => {
    expect(pool(square(24, new Array<number>(576).fill(1)), 3, 'mean').side).toBe(8);
  });
});

describe('what a shift changes', () => {
  it('is counted where there is something, before or after', () => {
    const before = square(2, [1, 0, 0, 2]);
    const after = square(2, [1, 0, 1, 0]);
    expect(changeBetween(before, after, 0)).toEqual({ live: 3, same: 1, moved: 1 });
  });

  it('is nothing on empty paper', () => {
    const paper = square(2, [0.5, 0.5, 0.5, 0.5]);
    expect(changeBetween(paper, paper, 0.5)).toEqual({ live: 0, same: 0, moved: 0 });
  });
});
