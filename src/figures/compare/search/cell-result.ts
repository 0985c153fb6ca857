// What a plan of the search came to. Page thread, pure.
import type { ComparedRun } from '../../../training/comparison/compared-run.ts';
import { median } from '../../../data/median.ts';
import { curveOf } from '../bands/measures.ts';

export interface Tried {
  /** Percent, the median of its seeds after their last epochs, on the validation images where there are any, else on the test; null: all diverged. */
  readonly value: number | null;
  readonly runs: number;
}

/** null: nothing trained yet. */
export function triedOf(runs: readonly ComparedRun[]): Tried | null {
  if (runs.length === 0) return null;
  const values = runs.flatMap((run) => {
    if (run.outcome === 'diverged') return [];
    return curveOf(run, run.validation === null ? 'test' : 'validation').at(-1) ?? [];
  });
  return { value: values.length === 0 ? null : median(values), runs: runs.length };
}

/** Index of the highest, the first of equals; null where none has a value. */
export function bestOf(tried: readonly (Tried | null)[]): number | null {
  let best: number | null = null;
  tried.forEach((one, index) => {
    const value = one?.value ?? null;
    if (value === null) return;
    if (best === null || value > tried[best]!.value!) best = index;
  });
  return best;
}

/** Percent: less than this apart, cells look alike. */
const least = 1;

/** How deep each cell is coloured, 0..1: by the logarithm of what it gets wrong, since between good plans that halves and not the rest. */
export function depths(tried: readonly (Tried | null)[]): readonly (number | null)[] {
  const wrong = (value: number) => Math.log(Math.max(0.1, 100 - value));
  const values = tried.flatMap((one) => one?.value ?? []);
  const high = Math.max(...values);
  const low = Math.min(...values, high - least);
  return tried.map((one) =>
    one === null || one.value === null
      ? null
      : (wrong(low) - wrong(one.value)) / (wrong(low) - wrong(high)),
  );
}
