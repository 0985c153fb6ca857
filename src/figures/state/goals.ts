// What exercises ask readers to make, and whether a figure shows it now. Page thread.
import { useEffect, useSyncExternalStore } from 'react';

/** Every goal that a chapter's <Exercise goal="..."> may name. */
export const goals = [
  'gate-or',
  'gate-scaled',
  'xor-three',
  'half-slope',
  'slow-start',
  'count-parameters',
  'circle-three',
  'nearest-beats-ink',
  'largest-eta',
  'gradient-floor',
  'step-placed',
  'bump-dip',
  'tower-stands',
  'tenth-by-hand',
  'tenth-by-training',
  'gradient-vanishes',
  'gradient-back',
  'chain-explodes',
  'reach-95',
  'frozen',
  'no-hidden-layer',
  'twenty-maps',
  'horizontal-only',
  'pool-all-eight',
  'hidden-helps',
  'softmax-others',
  'cures-compared',
  'searched',
  'near-border',
  'lstm-forgets',
  'activations-compared',
  'far-copies',
  'vote-wins',
  'row-rerun',
  'held-half',
  'street-conv',
] as const;
export type Goal = (typeof goals)[number];

const reached = new Set<Goal>();
const listeners = new Set<() => void>();

function set(goal: Goal, now: boolean): void {
  if (reached.has(goal) === now) return;
  if (now) reached.add(goal);
  else reached.delete(goal);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Called by a figure: tells whether what it shows meets the goal. */
export function useReportGoal(goal: Goal, now: boolean): void {
  useEffect(() => {
    set(goal, now);
  }, [goal, now]);
  useEffect(
    () => () => {
      set(goal, false);
    },
    [goal],
  );
}

/** Whether a figure on the page meets the goal now. */
export function useGoal(goal: Goal): boolean {
  return useSyncExternalStore(
    subscribe,
    () => reached.has(goal),
    () => false,
  );
}
