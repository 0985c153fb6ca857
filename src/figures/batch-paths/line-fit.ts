// A straight line y = wx + b fitted to fixed points, by steps that look at few of them or at all. Page thread, pure.
import type { Point } from '../plane/half-plane.ts';

/** 32 well mixed bits of a whole number: the finaliser of MurmurHash3 (Appleby 2011), as a share in [0, 1). */
function mixed(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

const golden = (Math.sqrt(5) - 1) / 2;

/** Number of points. */
export const count = 500;
/** The line that the points scatter about. */
export const truth: Point = [0.8, 0.5];
const scatter = 0.6;

/** x spread evenly over -2..2 by the golden ratio; y off the true line by a sum of three even numbers, nearly normal. */
export const points: readonly Point[] = Array.from({ length: count }, (_, i) => {
  const x = 4 * ((golden * (i + 1)) % 1) - 2;
  const noise = (mixed(3 * i + 1) + mixed(3 * i + 2) + mixed(3 * i + 3) - 1.5) * 2;
  return [x, truth[0] * x + truth[1] + scatter * noise] as const;
});

/** Mean over the points `indices` of the gradient of (wx + b - y)^2 / 2, with respect to (w, b). */
export function gradientOver(indices: readonly number[], [w, b]: Point): Point {
  let alongW = 0;
  let alongB = 0;
  for (const index of indices) {
    const [x, y] = points[index]!;
    const error = w * x + b - y;
    alongW += error * x;
    alongB += error;
  }
  return [alongW / indices.length, alongB / indices.length];
}

/** Sums that the cost of all points needs: it is a quadratic in (w, b). */
const mean = (read: (point: Point) => number) =>
  points.reduce((sum, point) => sum + read(point), 0) / count;
const sums = {
  xx: mean(([x]) => x * x),
  x: mean(([x]) => x),
  xy: mean(([x, y]) => x * y),
  y: mean(([, y]) => y),
  yy: mean(([, y]) => y * y),
};

/** C(w, b): the mean of (wx + b - y)^2 / 2 over all points. */
export function cost([w, b]: Point): number {
  const { xx, x, xy, y, yy } = sums;
  return 0.5 * (w * w * xx + b * b + yy + 2 * w * b * x - 2 * w * xy - 2 * b * y);
}

/** Where the cost is least: the line of least squares. */
export const best: Point = (() => {
  const { xx, x, xy, y } = sums;
  const w = (xy - x * y) / (xx - x * x);
  return [w, y - w * x];
})();

export const all: readonly number[] = points.map((_, index) => index);

/** The points that step `step` of a walker with batches of `size` looks at: drawn afresh with replacement, the same in every run. */
export function batch(size: number, step: number): readonly number[] {
  if (size === count) return all;
  return Array.from({ length: size }, (_, k) =>
    Math.floor(mixed(0x5bd1e995 + step * count + k + size * 7919 * count) * count),
  );
}

/** The places of a walker whose every step looks at `size` points, the start first. */
export function walk(size: number, start: Point, eta: number, steps: number): Point[] {
  const places = [start];
  for (let step = 0; step < steps; step++) {
    const [w, b] = places.at(-1)!;
    const [alongW, alongB] = gradientOver(batch(size, step), [w, b]);
    places.push([w - eta * alongW, b - eta * alongB]);
  }
  return places;
}
