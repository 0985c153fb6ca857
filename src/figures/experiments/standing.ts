// What the kept runs of an experiment say beside its published figure, and beside our own runs. Page thread, pure.
import type { Preset } from '../../network/presets/index.ts';
import { bestOf, type FinishedRun } from '../../training/experiments/finished-run.ts';
import { epochsText, wholeText } from '../reading.ts';
import {
  bandAfter,
  bandWithin,
  figureAfter,
  isSilent,
  type Band,
  type Range,
} from '../records-table/bands.ts';
import { runsOf, type RecordedRun } from '../records-table/recorded-run.ts';
import { shortEpochs } from './short-epochs.ts';

export interface Standing {
  readonly best: FinishedRun | null;
  /** The best of one run of all epochs lies in the band. */
  readonly reproduced: boolean;
  /** Where the latest run lies, a sentence or two; null where there is nothing to say. */
  readonly verdict: string | null;
}

/** @param runs of this preset, oldest first @param records our own runs of all experiments */
export function standingOf(
  preset: Preset,
  runs: readonly FinishedRun[],
  records: readonly RecordedRun[],
): Standing {
  const { epochs } = preset.plan;
  const best = runs.reduce<FinishedRun | null>(
    (top, run) => (top === null || bestOf(run) > bestOf(top) ? run : top),
    null,
  );
  const whole = runs.filter(({ testCorrect }) => testCorrect.length >= epochs);
  const band = bandAfter(preset, records, epochs);
  const reproduced = band !== null && whole.some((run) => isWithin(band, bestOf(run)));
  const latest = whole.at(-1) ?? runs.at(-1);
  return {
    best,
    reproduced,
    verdict: reproduced || latest === undefined ? null : verdictOf(preset, latest, records),
  };
}

const isWithin = ({ least, most }: Range, right: number): boolean =>
  right >= least && right <= most;

function verdictOf(
  preset: Preset,
  { testCorrect }: FinishedRun,
  records: readonly RecordedRun[],
): string | null {
  const band = bandWithin(preset, records, testCorrect.length);
  if (band === null) return null;
  return besideBand(preset, band, figureAfter(preset, testCorrect, band.epochs));
}

/** Where a figure lies beside our runs of that length. @param right of the first `band.epochs` epochs */
export function besideBand(preset: Preset, band: Band, right: number): string {
  const { epochs, least, most, runs, silent } = band;
  const whole = epochs === preset.plan.epochs;
  if (silent > 0 && isSilent(preset, right)) {
    const after = whole ? '' : ` after ${epochsText(epochs)}`;
    return `An output is silent, as in ${String(silent)} of our ${String(runs + silent)} runs${after}. The next run has another seed.`;
  }
  const place = placeIn({ least, most }, right);
  if (whole) return `${place}.`;
  // Of the short button's run the band is stated anyway.
  const ours = epochs === shortEpochs(preset.plan) ? '' : `, ours ${rangeText(band)}`;
  return `${place} of ${epochsText(epochs)}: ${wholeText(right)}${ours}.`;
}

export function placeIn({ least, most }: Range, right: number): string {
  if (right > most) return 'Above the band';
  return right < least ? 'Below the band' : 'In the band';
}

export const rangeText = ({ least, most }: Range): string =>
  `${wholeText(least)} to ${wholeText(most)}`;

/** Where our runs lie: whole ones, and such as the short button makes. @param records our own runs of all experiments */
export function bandText(preset: Preset, records: readonly RecordedRun[]): string {
  const { epochs } = preset.plan;
  const whole = bandAfter(preset, records, epochs);
  const short = bandAfter(preset, records, shortEpochs(preset.plan));
  const beginning = short && `after ${epochsText(short.epochs)} ${rangeText(short)}`;
  if (whole === null) {
    const from = short ? ` (${seedsText(short)})` : '';
    return `No band of all ${wholeText(epochs)} epochs: ${onRecord(preset, records)}.${
      beginning === null ? '' : ` Band ${beginning}${from}.`
    }`;
  }
  const rest = beginning === null ? '' : `; ${beginning}`;
  return `Band ${rangeText(whole)} (${seedsText(whole)})${rest}.`;
}

/** What there is in place of a band. */
function onRecord(preset: Preset, records: readonly RecordedRun[]): string {
  const ours = runsOf(preset, records);
  const whole = ours
    .filter(({ testCorrect }) => testCorrect.length >= preset.plan.epochs)
    .map(({ testCorrect }) => wholeText(figureAfter(preset, testCorrect, preset.plan.epochs)));
  if (whole.length > 0) {
    return `${whole.join(' and ')} from ${whole.length === 1 ? 'one seed' : `${String(whole.length)} seeds`}`;
  }
  const longest = Math.max(0, ...ours.map(({ testCorrect }) => testCorrect.length));
  return longest === 0
    ? 'not run by us'
    : `our longest run has ${epochsText(longest)}`;
}

function seedsText({ runs, silent }: Band): string {
  const heard = `${String(runs)} seeds`;
  return silent === 0 ? heard : `${heard}; ${String(silent)} with a silent output not counted`;
}

/** The seed after the last one that was tried. */
export function nextSeed(preset: string, tried: readonly { readonly preset: string; readonly seed: number }[]): number {
  return 1 + Math.max(0, ...tried.filter((one) => one.preset === preset).map(({ seed }) => seed));
}
