// Steps, ridges and towers over two inputs, made of sigmoid units by hand. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';
import type { Point } from '../plane/half-plane.ts';
import { domain } from './hidden-layer.ts';

/** A hidden unit of two inputs with its weight to the unit behind it. */
export interface PlaneUnit {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
  readonly out: number;
}

export function weightedOver(units: readonly PlaneUnit[], [x, y]: Point): number {
  let z = 0;
  for (const { w1, w2, b, out } of units) z += out * sigmoid.output(w1 * x + w2 * y + b);
  return z;
}

/**
 * A step that climbs in one direction.
 * @param angle of that direction, in radians from the x axis
 * @param place how far along it the step stands, from the origin
 */
export function slope(angle: number, place: number, steepness: number): PlaneUnit {
  const [w1, w2] = [steepness * Math.cos(angle), steepness * Math.sin(angle)];
  return { w1, w2, b: -steepness * place, out: 1 };
}

// #region tower
/** A bump along x that does not care about y: up at the left edge, down at the right one. */
export function ridgeAlongX(left: number, right: number, steepness: number): PlaneUnit[] {
  return [
    { w1: steepness, w2: 0, b: -steepness * left, out: 1 },
    { w1: steepness, w2: 0, b: -steepness * right, out: -1 },
  ];
}

function ridgeAlongY(low: number, high: number, steepness: number): PlaneUnit[] {
  return [
    { w1: 0, w2: steepness, b: -steepness * low, out: 1 },
    { w1: 0, w2: steepness, b: -steepness * high, out: -1 },
  ];
}

/** Two ridges that cross: 1 on each of them, 2 where both are, 0 elsewhere. */
export function cross([x, y]: Point, width: number, steepness: number): PlaneUnit[] {
  return [
    ...ridgeAlongX(x - width / 2, x + width / 2, steepness),
    ...ridgeAlongY(y - width / 2, y + width / 2, steepness),
  ];
}

/** A unit of a second hidden layer that says yes where both ridges are: its threshold lies between 1 and 2. */
export function tower(ridges: readonly PlaneUnit[], h: number, place: Point): number {
  return sigmoid.output(h * weightedOver(ridges, place) - 1.5 * h);
}
// #endregion tower

interface TowerSettings {
  /** Along each axis. */
  readonly count: number;
  readonly steepness: number;
  /** Of the second hidden layer. */
  readonly h: number;
}

/**
 * Towers side by side over the whole square, each as high as the function in its middle; a function of the place.
 * Along each axis the ridges are needed once for all towers that stand on them.
 */
export function towerField(
  f: (place: Point) => number,
  { count, steepness, h }: TowerSettings,
): (place: Point) => number {
  const width = (domain.max - domain.min) / count;
  const middles = Array.from({ length: count }, (_, i) => domain.min + (i + 0.5) * width);
  const heights = middles.map((x) => middles.map((y) => f([x, y])));
  // The outermost edges are out of sight.
  const edge = (i: number, x: number) => {
    if (i === 0) return 1;
    return i === count ? 0 : sigmoid.output(steepness * (x - domain.min - i * width));
  };
  const ridges = (x: number) => middles.map((_, i) => edge(i, x) - edge(i + 1, x));
  return ([x, y]) => {
    const along = ridges(x);
    const up = ridges(y);
    let sum = 0;
    for (const [i, row] of heights.entries()) {
      for (const [j, height] of row.entries()) {
        sum += height * sigmoid.output(h * (along[i]! + up[j]!) - 1.5 * h);
      }
    }
    return sum;
  };
}

/** The greatest distance at the places where four towers meet: too small for a grid of places to fall into them for certain. */
export function deepestPit(
  f: (place: Point) => number,
  field: (place: Point) => number,
  count: number,
): number {
  const width = (domain.max - domain.min) / count;
  const edges = Array.from({ length: count - 1 }, (_, i) => domain.min + (i + 1) * width);
  const distances = edges.flatMap((x) => edges.map((y) => Math.abs(field([x, y]) - f([x, y]))));
  return Math.max(0, ...distances);
}

/** Hidden units of such a field: two for each ridge, and one for each tower. */
export function towerUnits(count: number): number {
  return 4 * count + count * count;
}
