// What the kept runs of an experiment say beside its published figure. Page thread, pure.
import type { Preset } from '../../network/presets/index.ts';
import { bestOf, type FinishedRun } from '../../training/experiments/finished-run.ts';
import { wholeText } from '../reading.ts';
import type { RecordedRun } from '../records-table/recorded.ts';

export interface Standing {
  readonly best: FinishedRun | null;
  /** The best of one run of all epochs lies in the band. */
  readonly reproduced: boolean;
  /** One sentence: where the runs lie; null where there is nothing to say. */
  readonly verdict: string | null;
}

/** Below this an output has stayed silent, as the presets' bands count it. */
const silentBelow = 9_000;

/** @param runs of this preset */
export function standingOf({ plan, band }: Preset, runs: readonly FinishedRun[]): Standing {
  const best = runs.reduce<FinishedRun | null>(
    (top, run) => (top === null || bestOf(run) > bestOf(top) ? run : top),
    null,
  );
  const whole = runs.filter(({ testCorrect }) => testCorrect.length >= plan.epochs).map(bestOf);
  const within = (right: number) =>
    band !== undefined && right >= band.least && right <= band.most;
  const reproduced = whole.some(within);
  return { best, reproduced, verdict: reproduced ? null : verdictOf() };

  function verdictOf(): string | null {
    if (best === null || band === undefined) return null;
    const latest = whole.at(-1);
    if (latest === undefined) return `Short runs so far: the band is that of all ${String(plan.epochs)} epochs.`;
    if (latest > band.most) return 'Above the band.';
    if (band.silent > 0 && latest < silentBelow) {
      return `An output stayed silent, as in ${String(band.silent)} of ${String(band.runs + band.silent)} runs on record. The next run has another seed.`;
    }
    return 'Below the band.';
  }
}

/** The band, or that there is none and what is on record instead. @param records our own runs of all experiments */
export function bandText({ id, plan, band }: Preset, records: readonly RecordedRun[]): string {
  if (band !== undefined) {
    const silent =
      band.silent === 0 ? '' : `; ${String(band.silent)} with a silent output counted apart`;
    return `Band ${wholeText(band.least)} to ${wholeText(band.most)}, from ${String(band.runs)} seeds${silent}.`;
  }
  const ours = records.filter(({ preset }) => preset === id);
  const whole = ours.filter(({ epochs }) => epochs === null).map(({ best }) => wholeText(best));
  if (whole.length > 0) {
    const seeds = whole.length === 1 ? 'one seed' : `${String(whole.length)} seeds`;
    return `No band: ${seeds} on record, ${whole.join(' and ')} at best.`;
  }
  const longest = ours.reduce<RecordedRun | null>(
    (long, run) => (long === null || run.epochs! > long.epochs! ? run : long),
    null,
  );
  return longest === null
    ? 'No band: not run by us.'
    : `No band: our longest run has ${String(longest.epochs)} of ${String(plan.epochs)} epochs, ${wholeText(longest.best)} at best.`;
}

/** The seed after the last one that was tried. */
export function nextSeed(preset: string, tried: readonly { readonly preset: string; readonly seed: number }[]): number {
  return 1 + Math.max(0, ...tried.filter((one) => one.preset === preset).map(({ seed }) => seed));
}
