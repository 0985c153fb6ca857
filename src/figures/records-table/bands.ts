// Where another seed's figure should lie, by our own recorded runs of an experiment. Page thread, pure.
import type { Preset } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { testCount } from '../baseline/digits-data.ts';
import { predictionInterval } from './prediction.ts';
import { runsOf, type RecordedRun } from './recorded-run.ts';

/** In test images read right. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Of our runs. */
export interface Band extends Range {
  /** Of the first so many epochs of each run. */
  readonly epochs: number;
  /** Runs that it was found from, and those in which an output was silent, which are left out. */
  readonly runs: number;
  readonly silent: number;
}

/** Two do not tell how far a third may be from them. */
const fewestRuns = 3;
/** Of 10,000. A network that never answers one of the digits stays below. */
const silentBelow = 9_000;

/** Weights as large as this leave an output saturated at 0 in some of the runs, for good or until it wakes. */
const mayBeSilent = ({ initialisation: { weights } }: TrainingPlan): boolean =>
  weights.kind === 'normal' && weights.deviation >= 1;

/** Whether one of its outputs has not been heard yet. */
export const isSilent = ({ plan }: Preset, right: number): boolean =>
  mayBeSilent(plan) && right < silentBelow;

/**
 * What counts of a run's first epochs: test images right after the best of them; of a team, after the last, for its votes
 * are counted as its networks stand.
 */
export function figureAfter(
  { members }: Preset,
  testCorrect: readonly number[],
  epochs: number,
): number {
  return members === undefined
    ? Math.max(...testCorrect.slice(0, epochs))
    : testCorrect[epochs - 1]!;
}

/** Where one more figure should lie. @param figures at least two, in test images read right */
export function rangeOf(figures: readonly number[]): Range {
  const [least, most] = predictionInterval(figures);
  return { least: Math.max(0, Math.floor(least)), most: Math.min(testCount, Math.ceil(most)) };
}

/** null where fewer than three of our runs are as long. */
export function bandAfter(
  preset: Preset,
  records: readonly RecordedRun[],
  epochs: number,
): Band | null {
  const figures = runsOf(preset, records)
    .filter(({ testCorrect }) => testCorrect.length >= epochs)
    .map(({ testCorrect }) => figureAfter(preset, testCorrect, epochs));
  const heard = figures.filter((right) => !isSilent(preset, right));
  if (heard.length < fewestRuns) return null;
  const silent = figures.length - heard.length;
  return { epochs, ...rangeOf(heard), runs: heard.length, silent };
}

/** The band of the longest beginning of a run of `epochs` that enough of ours have; null where there is none. */
export function bandWithin(
  preset: Preset,
  records: readonly RecordedRun[],
  epochs: number,
): Band | null {
  const lengths = runsOf(preset, records)
    .map(({ testCorrect }) => testCorrect.length)
    .sort((one, other) => other - one);
  const covered = Math.min(epochs, lengths[fewestRuns - 1] ?? 0);
  return covered === 0 ? null : bandAfter(preset, records, covered);
}
