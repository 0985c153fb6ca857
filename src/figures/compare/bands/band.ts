// Several runs of one plan as a band: the median of its seeds, from the lowest to the highest. Page thread, pure.
import { median } from '../../../data/median.ts';

export interface Band {
  /** By epoch, the first at index 0, to the last of the longest run. */
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** So many runs. */
  readonly count: number;
}

/** What some runs came to at one epoch. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Where it was read: the plan's last epoch where it has fewer than asked for. */
  readonly epoch: number;
}

/** A run that stopped before the others stays at what it came to. Runs without an epoch are left out; null where none is left. */
export function bandOf(curves: readonly (readonly number[])[]): Band | null {
  const begun = curves.filter(({ length }) => length > 0);
  if (begun.length === 0) return null;
  const epochs = Math.max(...begun.map(({ length }) => length));
  const at = Array.from({ length: epochs }, (_, epoch) =>
    begun.map((curve) => curve[Math.min(epoch, curve.length - 1)]!),
  );
  return {
    median: at.map(median),
    low: at.map((values) => Math.min(...values)),
    high: at.map((values) => Math.max(...values)),
    count: begun.length,
  };
}

/** @param epoch counted from 1 */
export function spreadAt({ median: middle, low, high, count }: Band, epoch: number): Spread {
  const index = Math.min(epoch, middle.length) - 1;
  return {
    median: middle[index]!,
    low: low[index]!,
    high: high[index]!,
    count,
    epoch: index + 1,
  };
}

/** Whether some value lies in both ranges. */
export const overlap = (one: Spread, other: Spread): boolean =>
  one.low <= other.high && other.low <= one.high;
