// The reader's changes of a plan, so that each can be taken back and made again. Page thread, pure.
import type { TrainingPlan } from '../../network/training-plan.ts';

export interface Changes {
  /** Plans as they were before each change, oldest first. */
  readonly before: readonly TrainingPlan[];
  /** Plans as they were before each undo, latest last. */
  readonly after: readonly TrainingPlan[];
  /** What the last change was of, and when; null: another one stands for itself. */
  readonly last: { readonly place: string; readonly at: number } | null;
}

export const noChanges: Changes = { before: [], after: [], last: null };

/** So many can be taken back. */
const most = 100;
/** Milliseconds between two changes of the same number that are one to the reader: digits that are typed, an arrow held. */
const breath = 1000;

/** @param at milliseconds from any origin */
export function changed(
  changes: Changes,
  from: TrainingPlan,
  to: TrainingPlan,
  at: number,
): Changes {
  const place = placeOf(from, to);
  if (place === null) return changes;
  const { last, before } = changes;
  const goesOn = last !== null && last.place === place && at - last.at < breath;
  return {
    before: goesOn ? before : [...before, from].slice(-most),
    after: [],
    last: { place, at },
  };
}

/** @returns the plan to go back to, and what is left; null: nothing has been changed */
export function undone(
  { before, after }: Changes,
  now: TrainingPlan,
): { readonly plan: TrainingPlan; readonly changes: Changes } | null {
  const plan = before.at(-1);
  if (plan === undefined) return null;
  return { plan, changes: { before: before.slice(0, -1), after: [...after, now], last: null } };
}

/** @returns the plan that was taken back last; null: none was */
export function redone(
  { before, after }: Changes,
  now: TrainingPlan,
): { readonly plan: TrainingPlan; readonly changes: Changes } | null {
  const plan = after.at(-1);
  if (plan === undefined) return null;
  return { plan, changes: { before: [...before, now], after: after.slice(0, -1), last: null } };
}

/** Where two values differ: the deepest place that holds all of it, such as '/optimiser/learningRate'; null: nowhere. */
function placeOf(one: unknown, other: unknown): string | null {
  if (one === other) return null;
  if (!isGroup(one) || !isGroup(other)) return '';
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const places = keys.flatMap((key) => {
    const within = placeOf(one[key], other[key]);
    return within === null ? [] : [`/${key}${within}`];
  });
  if (places.length === 0) return null;
  return places.length === 1 ? places[0]! : '';
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
