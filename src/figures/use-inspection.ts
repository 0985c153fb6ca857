// What every layer of a network makes of some examples, asked again as the run goes on. Page thread.
import { useEffect, useState } from 'react';
import type { RunActions } from '../training/run-state.ts';

type Inspect = RunActions['inspect'];
export type Inspected = Parameters<Inspect>[0];
export type Inspection = NonNullable<Awaited<ReturnType<Inspect>>>;

/**
 * Opens the run.
 * @param of null: not to be asked yet. The same object is the same question
 * @param occasion another whenever the network may have changed
 * @param whole whether every slope is wanted, and not only how long the gradients are
 * @returns the last answer, though it may be of the network before; null before the first
 */
export function useInspection(
  inspect: Inspect,
  of: Inspected | null,
  occasion: unknown,
  whole = false,
): Inspection | null {
  const [inspection, setInspection] = useState<Inspection | null>(null);
  useEffect(() => {
    if (of === null) return;
    void inspect(of, whole).then((answer) => {
      if (answer !== null) setInspection(answer);
    });
  }, [inspect, of, occasion, whole]);
  return of === null ? null : inspection;
}
