import { expect, it } from 'vitest';
import { copiesOf, distance, nearestOther } from './copies.ts';

const dot = (x: number, y: number) => {
  const image = new Uint8Array(784);
  image[y * 28 + x] = 255;
  return image;
};

it('shows the digit itself and its four shifts, each as far away as two pixels', () => {
  const copies = copiesOf(dot(10, 10), { kind: 'shifts' }, 1, 24);
  expect(copies.map(({ pixels }) => pixels.indexOf(255))).toEqual([290, 262, 318, 289, 291]);
  expect(copies.map((copy) => copy.distance.toFixed(4))).toEqual([
    '0.0000',
    ...Array<string>(4).fill('1.4142'),
  ]);
});

it('draws each copy anew, and the same for the same seed', () => {
  const bent = {
    kind: 'distort',
    rotation: 20,
    skew: 0,
    scaling: 0,
    translation: 3,
    elastic: null,
  } as const;
  const copies = copiesOf(dot(18, 10), bent, 1, 6);
  expect(copies).toHaveLength(6);
  expect(new Set(copies.map(({ pixels }) => pixels.join())).size).toBe(6);
  expect(copiesOf(dot(18, 10), bent, 1, 6)).toEqual(copies);
  expect(copiesOf(dot(18, 10), bent, 2, 6)).not.toEqual(copies);
});

it('finds the nearest image of another label', () => {
  const among = [
    { pixels: dot(5, 5), label: '7' },
    { pixels: new Uint8Array(784), label: '1' },
    { pixels: dot(6, 5), label: '2' },
  ];
  expect(nearestOther(dot(5, 5), '7', among)).toEqual({ found: among[1], distance: 1 });
  expect(nearestOther(dot(5, 5), null, among)?.distance).toBe(0);
  expect(nearestOther(dot(5, 5), '7', among.slice(0, 1))).toBeNull();
  expect(distance(dot(1, 1), dot(1, 1))).toBe(0);
});
