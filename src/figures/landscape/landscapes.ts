// The landscapes of the chapter on gradient descent: heights over (x, y) with their exact gradients. Page thread, pure.
import type { Point, Range } from '../plane/half-plane.ts';

export interface Landscape {
  readonly name: string;
  /** As a reader would write it. */
  readonly formula: string;
  readonly height: (at: Point) => number;
  readonly gradient: (at: Point) => Point;
  /** Heights at which the map has lines, rising. */
  readonly levels: readonly number[];
  /** Where a ball is set down at first: somewhere from which there is something to see. */
  readonly start: Point;
}

/** The piece of the plane that maps show, along x and along y. */
export const range: Range = { min: -3, max: 3 };

export const landscapeNames = ['x2y', 'bowl', 'ravine', 'saddle', 'valleys'] as const;
export type LandscapeName = (typeof landscapeNames)[number];

/** Levels that stand at equal distances on a bowl: unit times 1, 4, 9 ... */
const squares = (unit: number, count: number) =>
  Array.from({ length: count }, (_, i) => unit * (i + 1) ** 2);

export const landscapes: Readonly<Record<LandscapeName, Landscape>> = {
  x2y: {
    name: 'x²y',
    formula: 'f = x²y',
    height: ([x, y]) => x * x * y,
    gradient: ([x, y]) => [2 * x * y, x * x],
    levels: [-20, -12, -8, -4, -2, -1, -0.25, 0.25, 1, 2, 4, 8, 12, 20],
    start: [2, 2],
  },
  bowl: {
    name: 'bowl',
    formula: 'f = x² + y²',
    height: ([x, y]) => x * x + y * y,
    gradient: ([x, y]) => [2 * x, 2 * y],
    levels: squares(0.25, 8),
    start: [2, 1],
  },
  ravine: {
    name: 'ravine',
    formula: 'f = ½x² + 10y²',
    height: ([x, y]) => 0.5 * x * x + 10 * y * y,
    gradient: ([x, y]) => [x, 20 * y],
    levels: squares(0.75, 10),
    start: [-2.6, 0.8],
  },
  saddle: {
    name: 'saddle',
    formula: 'f = x² − y²',
    height: ([x, y]) => x * x - y * y,
    gradient: ([x, y]) => [2 * x, -2 * y],
    levels: [-8, -6, -4, -2, -1, -0.25, 0.25, 1, 2, 4, 6, 8],
    start: [2.5, 0.02],
  },
  valleys: {
    name: 'two valleys',
    formula: 'f = ¼x⁴ − x² + 0.3x + y²',
    height: ([x, y]) => x ** 4 / 4 - x * x + 0.3 * x + y * y,
    gradient: ([x, y]) => [x ** 3 - 2 * x + 0.3, 2 * y],
    levels: [-1.3, -1, -0.5, -0.2, 0, 0.5, 1, 2, 4, 6, 9, 13],
    start: [2.2, 2],
  },
};
