import { describe, expect, it } from 'vitest';
import { labelOf, movedBy, placeOf, positionIn, wallList, type Labels } from './wall-list.ts';

const cycle = (count: number, from: number) =>
  Uint8Array.from({ length: count }, (_, place) => (place + from) % 10);
const labels: Labels = {
  training: cycle(50_000, 0),
  validation: cycle(10_000, 3),
  test: cycle(10_000, 7),
};

describe('the wall', () => {
  it('knows where each image is', () => {
    expect(placeOf(0)).toEqual({ split: 'training', place: 0 });
    expect(placeOf(49_999)).toEqual({ split: 'training', place: 49_999 });
    expect(placeOf(50_000)).toEqual({ split: 'validation', place: 0 });
    expect(placeOf(69_999)).toEqual({ split: 'test', place: 9999 });
    expect(labelOf(labels, 50_001)).toBe(4);
  });

  it('hangs all images, or those of a split and a label', () => {
    expect(wallList(labels, 'all', null).length).toBe(70_000);
    const sevens = wallList(labels, 'test', 7);
    expect(sevens.length).toBe(1000);
    expect([...sevens.subarray(0, 3)]).toEqual([60_000, 60_010, 60_020]);
    expect(wallList(labels, 'all', 2).every((index) => labelOf(labels, index) === 2)).toBe(true);
  });

  it('finds an image, or the next one that hangs there', () => {
    const list = Uint32Array.of(3, 8, 20);
    expect([0, 3, 4, 8, 20, 99].map((index) => positionIn(list, index))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
    expect(positionIn(new Uint32Array(0), 5)).toBe(0);
  });

  it('is walked with the keys, and has ends', () => {
    const move = (key: string, at: number) => movedBy(key, at, 10, 4, 95);
    expect(move('ArrowRight', 3)).toBe(4);
    expect(move('ArrowDown', 3)).toBe(13);
    expect(move('ArrowUp', 3)).toBe(0);
    expect(move('PageDown', 80)).toBe(94);
    expect(move('Home', 50)).toBe(0);
    expect(move('a', 50)).toBeNull();
  });
});
