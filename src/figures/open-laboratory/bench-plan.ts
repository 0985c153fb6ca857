// The plan on the bench, for the laboratory's other figures: what Train would build now, and a way to lay another one there.
// Page thread.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { TrainingPlan } from '../../network/training-plan.ts';

let shown: TrainingPlan | null = null;
/** Laid there before the bench was in sight. */
let waiting: TrainingPlan | null = null;
let bench: ((plan: TrainingPlan) => void) | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** null before the bench has been in sight. */
export const useBenchPlan = (): TrainingPlan | null => useSyncExternalStore(subscribe, () => shown);

/** Lays a plan on the bench in the place of the one that is there. Train there builds it. */
export function putOnBench(plan: TrainingPlan): void {
  if (bench === null) waiting = plan;
  else bench(plan);
}

/**
 * For the bench itself.
 * @param plan what Train would build now
 * @param take lays another one there
 */
export function useBench(plan: TrainingPlan, take: (plan: TrainingPlan) => void): void {
  useEffect(() => {
    shown = plan;
    for (const listener of [...listeners]) listener();
  }, [plan]);
  const taken = useEffectEvent(take);
  useEffect(() => {
    bench = (other) => taken(other);
    if (waiting !== null) bench(waiting);
    waiting = null;
    return () => {
      bench = null;
    };
  }, []);
}
