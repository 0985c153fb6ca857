// A small search: which values of up to two settings are tried, and with which plans. Page thread, pure.
import * as v from 'valibot';
import { planSchema, type TrainingPlan } from '../../../network/training-plan.ts';
import { numberText } from '../differences/names.ts';
import { draw } from './draw.ts';
import { settingsOf, withSetting, type Setting } from './settings.ts';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const finite = v.pipe(v.number(), v.finite());

export const mostSteps = 10;
export const mostTrials = 60;

const axisSchema = v.strictObject({
  setting: v.string(),
  from: finite,
  to: finite,
  scale: v.picklist(['linear', 'log']),
  /** Of a grid. */
  steps: whole(2, mostSteps),
});
export type SearchAxis = v.InferOutput<typeof axisSchema>;

export const searchSchema = v.strictObject({
  /** What is varied. */
  base: planSchema,
  how: v.picklist(['grid', 'random']),
  axes: v.pipe(v.array(axisSchema), v.minLength(1), v.maxLength(2)),
  /** Plans of a search at random, and which draws. */
  trials: whole(2, mostTrials),
  draws: whole(1, 999),
  /** Of each plan. */
  seeds: whole(1, 5),
});
export type Search = v.InferOutput<typeof searchSchema>;

export interface Cell {
  /** One for each axis. */
  readonly values: readonly number[];
  readonly plan: TrainingPlan;
}

export interface Axis extends SearchAxis {
  readonly of: Setting;
  /** Of a grid; none where the range has a problem. */
  readonly values: readonly number[];
  /** Why nothing can be tried along it, and what to do; null: all is well. */
  readonly problem: string | null;
}

/** How a search begins on a setting. */
export function usualAxis({ id, range }: Setting, steps = 5): SearchAxis {
  return { setting: id, ...range, steps };
}

/** Below this a least value stands for “above 0”. */
const tiny = 1e-6;

function problemOf({ from, to, scale }: SearchAxis, { least, most, whole: integers }: Setting) {
  if (from < least || to > most) {
    return `Only values from ${least > 0 && least < tiny ? 'just above 0' : numberText(least)} to ${numberText(most)} can be tried.`;
  }
  if (from >= to) return 'The first value must be smaller than the last.';
  if (scale === 'log' && from <= 0) {
    return 'Equal ratios begin above 0: take a larger first value, or equal steps.';
  }
  if (integers && !(Number.isInteger(from) && Number.isInteger(to))) {
    return 'Only whole numbers can be tried.';
  }
  return null;
}

/** The value a share of the way along an axis, rounded as one would write it; a share of 0 or 1 is its end. */
export function valueAt({ from, to, scale }: SearchAxis, integers: boolean, share: number): number {
  if (share === 0) return from;
  if (share === 1) return to;
  const exact = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  if (integers) return Math.round(exact);
  const step = scale === 'log' ? exact : to - from;
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(step)));
  return Number(exact.toFixed(Math.min(20, decimals)));
}

/** Where along an axis a value lies, 0..1. */
export function shareOf({ from, to, scale }: SearchAxis, value: number): number {
  return scale === 'log'
    ? Math.log(value / from) / Math.log(to / from)
    : (value - from) / (to - from);
}

/** The search's axes as its base has them; a setting that the base has not got is replaced by the first that it has. */
export function axesOf({ base, axes }: Search): readonly Axis[] {
  const settings = settingsOf(base);
  return axes.flatMap((axis) => {
    const of = settings.find(({ id }) => id === axis.setting);
    if (of === undefined) return [];
    const problem = problemOf(axis, of);
    const shares = Array.from({ length: axis.steps }, (_, index) => index / (axis.steps - 1));
    const values =
      problem === null ? [...new Set(shares.map((share) => valueAt(axis, of.whole, share)))] : [];
    return [{ ...axis, of, values, problem }];
  });
}

function planAt(base: TrainingPlan, axes: readonly Axis[], values: readonly number[]): Cell {
  return {
    values,
    plan: axes.reduce((plan, { of }, index) => withSetting(plan, of.id, values[index]!), base),
  };
}

/** All plans of the search, row by row: the second axis is that of the rows. None where a range has a problem. */
export function cellsOf(search: Search): readonly Cell[] {
  const axes = axesOf(search);
  const [columns, rows] = axes;
  if (columns === undefined || axes.some(({ problem }) => problem !== null)) return [];
  if (search.how === 'grid') {
    return (rows?.values ?? [null]).flatMap((row) =>
      columns.values.map((column) =>
        planAt(search.base, axes, row === null ? [column] : [column, row]),
      ),
    );
  }
  return Array.from({ length: search.trials }, (_, trial) =>
    planAt(
      search.base,
      axes,
      axes.map((axis, index) =>
        valueAt(axis, axis.of.whole, draw(search.draws, 2 * trial + index)),
      ),
    ),
  );
}

const seeded = new WeakMap<TrainingPlan, TrainingPlan[]>();

/** The plans that are trained for one: each seed counted from its own. The same objects each time, so that what is found of them once is known. */
export function seedsOf(plan: TrainingPlan, count: number): readonly TrainingPlan[] {
  const known = seeded.get(plan) ?? [plan];
  seeded.set(plan, known);
  while (known.length < count) known.push({ ...plan, seed: (plan.seed + known.length) % 2 ** 32 });
  return known.slice(0, count);
}
