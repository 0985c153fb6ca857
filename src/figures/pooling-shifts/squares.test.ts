import { expect, it } from 'vitest';
import { convolve, pool, shift, type Square } from '../convolution/feature-map.ts';
import { counts, moves, stays } from './squares.ts';

it('a square of 2 keeps 3 of 8 moves everywhere; a square of 3 keeps 3, 5 or 8', () => {
  expect(counts(2)).toEqual([3, 3, 3, 3]);
  expect(counts(3)).toEqual([3, 5, 3, 5, 8, 5, 3, 5, 3]);
});

it.each([2, 3, 4])('in all, 4 (s − 1) (2 s − 1) of 8 s² moves stay, s = %i', (size) => {
  const sum = counts(size).reduce((all, count) => all + count, 0);
  expect(sum).toBe(4 * (size - 1) * (2 * size - 1));
});

it('is what a max-pool does', () => {
  const dot = { field: 1, weights: [1], bias: 0 };
  for (const size of [2, 3]) {
    for (let at = 0; at < size * size; at++) {
      const place = { row: size + Math.floor(at / size), column: size + (at % size) };
      const values = new Float32Array(144);
      values[place.row * 12 + place.column] = 1;
      const before: Square = { side: 12, values };
      const pooled = (image: Square) => Array.from(pool(convolve(image, dot), size, 'max').values);
      for (const move of moves) {
        const after = pooled(shift(before, move.column, move.row));
        const same = after.every((value, i) => value === pooled(before)[i]);
        expect(same).toBe(stays(place, move, size));
      }
    }
  }
});
