// Curves over one number, with their slopes, and a ball going down them. Page thread, pure.

export interface CurveShape {
  readonly name: string;
  readonly formula: string;
  readonly cost: (v: number) => number;
  readonly slope: (v: number) => number;
  /** What the plot shows of the cost. */
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** What the plot shows of v, to both sides. */
export const reach = 3;

export const curveNames = ['valley', 'flat', 'valleys'] as const;
export type CurveName = (typeof curveNames)[number];

export const curves: Readonly<Record<CurveName, CurveShape>> = {
  valley: {
    name: 'one valley',
    formula: 'C = ½v²',
    cost: (v) => 0.5 * v * v,
    slope: (v) => v,
    low: 0,
    high: 5,
    ticks: [0, 1, 2, 3, 4, 5],
  },
  flat: {
    name: 'a flat floor',
    formula: 'C = ⅛v⁴',
    cost: (v) => v ** 4 / 8,
    slope: (v) => v ** 3 / 2,
    low: 0,
    high: 5,
    ticks: [0, 1, 2, 3, 4, 5],
  },
  valleys: {
    name: 'two valleys',
    formula: 'C = ¼v⁴ − v² + 0.3v',
    cost: (v) => v ** 4 / 4 - v * v + 0.3 * v,
    slope: (v) => v ** 3 - 2 * v + 0.3,
    low: -2,
    high: 4,
    ticks: [-2, -1, 0, 1, 2, 3, 4],
  },
};

/** Further out than this the ball counts as lost. */
const lost = 1e4;

export const isLost = (v: number) => !(Math.abs(v) <= lost);

/** Places of a ball that takes `steps` steps v -> v - eta C'(v), the start first; ends with the first place that is lost. */
export function roll({ slope }: CurveShape, start: number, eta: number, steps: number): number[] {
  const places = [start];
  for (let i = 0; i < steps && !isLost(places.at(-1)!); i++) {
    const v = places.at(-1)!;
    places.push(v - eta * slope(v));
  }
  return places;
}
