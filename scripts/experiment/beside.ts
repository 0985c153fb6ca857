// Where a run lies beside what was published and beside the recorded runs of other seeds. Node, pure.
import { placeIn, rangeText } from '../../src/figures/experiments/standing.ts';
import { epochsText, wholeText } from '../../src/figures/reading.ts';
import { bandWithin, figureAfter, isSilent } from '../../src/figures/records-table/bands.ts';
import { runsOf, type RecordedRun } from '../../src/figures/records-table/recorded-run.ts';
import { publishedPercent } from '../../src/figures/records-table/rows.ts';
import type { Preset } from '../../src/network/presets/index.ts';

/** @param runs all that is recorded, the run of this seed among it @returns a sentence or two */
export function besideOthers(preset: Preset, seed: number, runs: readonly RecordedRun[]): string {
  const percent = publishedPercent(preset.published.figure);
  const published =
    percent === null
      ? 'No figure was published.'
      : `Published, of all ${epochsText(preset.plan.epochs)}: ${wholeText(100 * percent)}.`;
  const own = runsOf(preset, runs).find((run) => run.seed === seed);
  const others = runs.filter((run) => run !== own);
  const band = bandWithin(preset, others, own?.testCorrect.length ?? 0);
  if (own === undefined || band === null)
    return `${published} Of other seeds too few are recorded.`;
  const right = figureAfter(preset, own.testCorrect, band.epochs);
  const place = isSilent(preset, right) ? 'An output is silent' : placeIn(band, right);
  return `${published} ${place}: ${wholeText(right)} after ${epochsText(band.epochs)}, where ${wholeText(band.runs)} other seeds foretell ${rangeText(band)}.`;
}
