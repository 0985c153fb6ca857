// The kept runs by what was trained, and those of a plan. Page thread.
import { useMemo } from 'react';
import { planKey } from '../../network/plan-key.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { ComparedRun } from '../../training/comparison/compared-run.ts';
import { useComparisonRuns } from '../../training/comparison/use-comparison-runs.ts';
import { seedsOf } from './search/search-plan.ts';

export type Results = ReadonlyMap<string, ComparedRun>;

const keys = new WeakMap<TrainingPlan, string>();

/** A plan's key, found once for each object. */
export function keyOf(plan: TrainingPlan): string {
  const known = keys.get(plan);
  if (known !== undefined) return known;
  const key = planKey(plan);
  keys.set(plan, key);
  return key;
}

/** Of two runs of one plan the first is taken: another tab trained the same. */
function byPlan(runs: readonly ComparedRun[]): Results {
  const found = new Map<string, ComparedRun>();
  for (const run of runs) {
    const key = keyOf(run.plan);
    if (!found.has(key)) found.set(key, run);
  }
  return found;
}

const none: readonly ComparedRun[] = [];

export function useResults(): Results {
  const runs = useComparisonRuns(({ kept }) => kept?.runs ?? none);
  return useMemo(() => byPlan(runs), [runs]);
}

export interface PlanResults {
  /** One for each seed. */
  readonly plans: readonly TrainingPlan[];
  /** Those that are there, in the order of the seeds. */
  readonly runs: readonly ComparedRun[];
  /** Plans of seeds that are not. */
  readonly missing: readonly TrainingPlan[];
}

export function resultsOf(results: Results, plan: TrainingPlan, seeds: number): PlanResults {
  const plans = seedsOf(plan, seeds);
  return {
    plans,
    runs: plans.flatMap((one) => results.get(keyOf(one)) ?? []),
    missing: plans.filter((one) => !results.has(keyOf(one))),
  };
}
