// One convolution, its sigmoid and its max-pool, forwards and backwards, with every number to be shown. Page thread, pure, in
// double precision: central differences need it.
import { sigmoid } from '../../network/activations/sigmoid.ts';

export const imageSide = 6;
export const field = 3;
export const mapSide = imageSide - field + 1;
const poolSize = 2;
export const pooledSide = mapSide / poolSize;

export interface Setting {
  /** imageSide x imageSide, row by row. */
  readonly image: readonly number[];
  /** field x field. */
  readonly weights: readonly number[];
  readonly bias: number;
  /** pooledSide x pooledSide: what the pooled map should be. */
  readonly target: readonly number[];
}

/** Index of what can be checked: the weights, then the bias. */
export const biasIndex = field * field;

export interface Forward {
  readonly z: readonly number[];
  readonly a: readonly number[];
  /** For each cell of the pooled map, the place in the map of its largest value; of equals the first. */
  readonly winners: readonly number[];
  readonly pooled: readonly number[];
  /** 1/2 sum of squares. */
  readonly cost: number;
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** The pixel under weight `w` when the field feeds cell `cell` of the map. */
export function pixelUnder(cell: number, w: number): number {
  const row = Math.floor(cell / mapSide) + Math.floor(w / field);
  const column = (cell % mapSide) + (w % field);
  return row * imageSide + column;
}

function cellsOf(square: number): readonly number[] {
  const top = Math.floor(square / pooledSide) * poolSize;
  const left = (square % pooledSide) * poolSize;
  return range(poolSize * poolSize).map(
    (i) => (top + Math.floor(i / poolSize)) * mapSide + left + (i % poolSize),
  );
}

export function forward({ image, weights, bias, target }: Setting): Forward {
  const z = range(mapSide * mapSide).map((cell) =>
    weights.reduce((sum, weight, w) => sum + weight * image[pixelUnder(cell, w)]!, bias),
  );
  const a = z.map(sigmoid.output);
  const winners = range(pooledSide * pooledSide).map((square) =>
    cellsOf(square).reduce((best, cell) => (a[cell]! > a[best]! ? cell : best)),
  );
  const pooled = winners.map((cell) => a[cell]!);
  const cost = pooled.reduce((sum, p, i) => sum + 0.5 * (p - target[i]!) ** 2, 0);
  return { z, a, winners, pooled, cost };
}

export interface Backward {
  /** dC/dz of every cell of the map: 0 where it lost. */
  readonly delta: readonly number[];
  /** dC/dw for each weight, then dC/db. */
  readonly gradient: readonly number[];
}

export function backward({ image, target }: Setting, { z, a, winners, pooled }: Forward): Backward {
  const delta = a.map(() => 0);
  winners.forEach((cell, i) => {
    delta[cell] = (pooled[i]! - target[i]!) * sigmoid.derivative(z[cell]!, a[cell]!);
  });
  const gradient = range(field * field).map((w) =>
    delta.reduce((sum, d, cell) => sum + d * image[pixelUnder(cell, w)]!, 0),
  );
  return { delta, gradient: [...gradient, delta.reduce((sum, d) => sum + d, 0)] };
}

function changed(setting: Setting, index: number, by: number): Setting {
  if (index === biasIndex) return { ...setting, bias: setting.bias + by };
  return { ...setting, weights: setting.weights.map((w, i) => (i === index ? w + by : w)) };
}

export interface Difference {
  /** (C(w + epsilon) - C(w - epsilon)) / (2 epsilon) */
  readonly slope: number;
  /** Whether other cells win within epsilon: then the cost has a kink there. */
  readonly kink: boolean;
}

/** @param index of a weight, or biasIndex */
export function byDifference(setting: Setting, index: number, epsilon: number): Difference {
  const here = forward(setting);
  const above = forward(changed(setting, index, epsilon));
  const below = forward(changed(setting, index, -epsilon));
  const kink = here.winners.some(
    (cell, i) => cell !== above.winners[i] || cell !== below.winners[i],
  );
  return { slope: (above.cost - below.cost) / (2 * epsilon), kink };
}
