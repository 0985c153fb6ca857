// Curves over one number, with their slopes, and a ball going down them. Page thread, pure.

export interface CurveShape {
  readonly name: string;
  readonly formula: string;
  readonly cost: (w: number) => number;
  readonly slope: (w: number) => number;
  /** What the plot shows of the cost. */
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** What the plot shows of w, to both sides. */
export const reach = 3;

export const curveNames = ['valley', 'flat', 'valleys'] as const;
export type CurveName = (typeof curveNames)[number];

export const curves: Readonly<Record<CurveName, CurveShape>> = {
  valley: {
    name: 'one valley',
    formula: 'C = ½w²',
    cost: (w) => 0.5 * w * w,
    slope: (w) => w,
    low: 0,
    high: 5,
    ticks: [0, 1, 2, 3, 4, 5],
  },
  flat: {
    name: 'a flat floor',
    formula: 'C = ⅛w⁴',
    cost: (w) => w ** 4 / 8,
    slope: (w) => w ** 3 / 2,
    low: 0,
    high: 5,
    ticks: [0, 1, 2, 3, 4, 5],
  },
  valleys: {
    name: 'two valleys',
    formula: 'C = ¼w⁴ − w² + 0.3w',
    cost: (w) => w ** 4 / 4 - w * w + 0.3 * w,
    slope: (w) => w ** 3 - 2 * w + 0.3,
    low: -2,
    high: 4,
    ticks: [-2, -1, 0, 1, 2, 3, 4],
  },
};

/** Further out than this the ball counts as lost. */
const lost = 1e4;

export const isLost = (w: number) => !(Math.abs(w) <= lost);

/** Places of a ball that takes `steps` steps w -> w - eta C'(w), the start first; ends with the first place that is lost. */
export function roll({ slope }: CurveShape, start: number, eta: number, steps: number): number[] {
  const places = [start];
  for (let i = 0; i < steps && !isLost(places.at(-1)!); i++) {
    const w = places.at(-1)!;
    places.push(w - eta * slope(w));
  }
  return places;
}
