// A network of one input, one hidden layer of sigmoid units and a linear output, written by hand. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';

/** A hidden unit with its weight, its bias, and the weight from it to the output. */
export interface Unit {
  readonly w: number;
  readonly b: number;
  readonly out: number;
}

/** The weighted sum that the output neuron forms. */
export function weightedOutput(units: readonly Unit[], x: number): number {
  // #region one-hidden-layer
  let z = 0;
  for (const { w, b, out } of units) z += out * sigmoid.output(w * x + b);
  // #endregion one-hidden-layer
  return z;
}

/** A unit that climbs from 0 to `out` at a place. */
export function stepAt(place: number, steepness: number, out: number): Unit {
  return { w: steepness, b: -steepness * place, out };
}

// #region bump
/** Up by `height` at the left edge, down by as much at the right one. */
export function bump(left: number, right: number, height: number, steepness: number): Unit[] {
  return [stepAt(left, steepness, height), stepAt(right, steepness, -height)];
}
// #endregion bump

/** Where a unit is half way up; null when it is level everywhere. */
export function placeOf({ w, b }: Pick<Unit, 'w' | 'b'>): number | null {
  return w === 0 ? null : -b / w;
}

/** How far along x a unit needs to get from one tenth to nine tenths; null when it never does. */
export function riseWidth({ w }: Pick<Unit, 'w'>): number | null {
  return w === 0 ? null : (2 * Math.log(9)) / Math.abs(w);
}

/** How high the middle of a bump of height 1 stands: tanh(w width / 4), short of 1 when it is narrow for its steepness. */
export function peakShare(width: number, steepness: number): number {
  return Math.tanh((steepness * width) / 4);
}

/** Where inputs lie in the figures on universality, along each axis. */
export const domain = { min: -1, max: 1 } as const;

/** How far beyond the domain the first bump begins and the last one ends: out of sight. */
const beyond = 1;

/** Bumps of equal width side by side, each as high as its entry says. */
export function bumpRow(heights: readonly number[], steepness: number): Unit[] {
  const width = (domain.max - domain.min) / heights.length;
  const edge = (i: number) => {
    if (i === 0) return domain.min - beyond;
    return i === heights.length ? domain.max + beyond : domain.min + i * width;
  };
  return heights.flatMap((height, i) => bump(edge(i), edge(i + 1), height, steepness));
}

/** The value in the middle of each of `count` equal pieces of the domain. */
export function middleHeights(f: (x: number) => number, count: number): number[] {
  const width = (domain.max - domain.min) / count;
  return Array.from({ length: count }, (_, i) => f(domain.min + (i + 0.5) * width));
}

export interface Fit {
  /** Largest distance, and where. */
  readonly greatest: number;
  readonly at: number;
  /** Square root of the mean squared distance. */
  readonly rms: number;
}

/** How far a list of values is from those that were asked for, both at the same places. */
export function fitOf(
  asked: readonly number[],
  given: readonly number[],
  places: readonly number[],
): Fit {
  let [greatest, at, squares] = [0, places[0] ?? 0, 0];
  for (const [i, y] of asked.entries()) {
    const distance = Math.abs(given[i]! - y);
    squares += distance * distance;
    if (distance > greatest) [greatest, at] = [distance, places[i]!];
  }
  return { greatest, at, rms: Math.sqrt(squares / Math.max(1, asked.length)) };
}
