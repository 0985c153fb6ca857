// Our recorded runs in few bytes, for the page of experiments fetches all of them before its first text. Page thread and
// scripts, pure.
import type { RecordedRun } from './recorded-run.ts';

/** Its seed, its seconds, and test images right after each epoch, less those of the epoch before. */
type PackedRun = readonly [seed: number, seconds: number, gains: readonly number[]];
/** By preset. */
export type PackedRuns = Readonly<Record<string, readonly PackedRun[]>>;

/** @param runs in any order: that of the presets is kept, and within each that of its runs */
export function packRuns(runs: readonly RecordedRun[]): PackedRuns {
  const packed: Record<string, PackedRun[]> = {};
  for (const { preset, seed, seconds, testCorrect } of runs) {
    const gains = testCorrect.map((right, epoch) => right - (testCorrect[epoch - 1] ?? 0));
    (packed[preset] ??= []).push([seed, seconds, gains]);
  }
  return packed;
}

export function unpackRuns(packed: PackedRuns): readonly RecordedRun[] {
  return Object.entries(packed).flatMap(([preset, runs]) =>
    runs.map(([seed, seconds, gains]) => {
      let right = 0;
      return { preset, seed, seconds, testCorrect: gains.map((gain) => (right += gain)) };
    }),
  );
}
