// The compared plans with their runs, and what those come to at one epoch. Page thread.
import { useMemo } from 'react';
import { bandOf, spreadAt } from './bands/band.ts';
import { curveOf, type Measure } from './bands/measures.ts';
import { ownWords } from './differences/differences.ts';
import type { PlanEntry } from './plans/plan-list.tsx';
import type { PlottedBand } from './plot/comparison-plot.tsx';
import { resultsOf, type PlanResults, type Results } from './results.ts';
import type { ComparedPlan, Comparison } from './state/comparison.ts';

interface WithResults extends ComparedPlan, PlanResults {}

interface Entries {
  readonly entries: readonly PlanEntry[];
  readonly bands: readonly PlottedBand[];
  readonly results: readonly WithResults[];
  /** Of the longest plan. */
  readonly epochs: number;
}

/** @param at epoch to be read; null: the last */
export function useEntries(
  { plans, seeds, measure }: Comparison,
  known: Results,
  at: number | null,
): Entries {
  const results = useMemo(
    () => plans.map((one): WithResults => ({ ...one, ...resultsOf(known, one.plan, seeds) })),
    [plans, seeds, known],
  );
  const bands = useMemo(() => bandsOf(results, measure), [results, measure]);
  const words = useMemo(() => ownWords(plans.map(({ plan }) => plan)), [plans]);
  const entries = useMemo(
    () =>
      results.map(({ letter, plan, runs }, index): PlanEntry => {
        const band = bands[index]!.band;
        const spread = band && spreadAt(band, at ?? Infinity);
        return { letter, plan, words: words[index]!, runs, spread };
      }),
    [results, bands, words, at],
  );
  const epochs = Math.max(1, ...plans.map(({ plan }) => plan.epochs));
  return { entries, bands, results, epochs };
}

/** A run that diverged came to nothing that could be averaged. */
function bandsOf(results: readonly WithResults[], measure: Measure): readonly PlottedBand[] {
  return results.map(({ letter, runs }) => ({
    letter,
    band: bandOf(
      runs.filter(({ outcome }) => outcome === 'ended').map((run) => curveOf(run, measure)),
    ),
  }));
}
