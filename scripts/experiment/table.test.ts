// The table of experiments/README.md is that of the recorded runs, and each run's two files say the same.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shortEpochs } from '../../src/figures/experiments/short-epochs.ts';
import { placeIn } from '../../src/figures/experiments/standing.ts';
import { bandAfter } from '../../src/figures/records-table/bands.ts';
import { publishedPercent } from '../../src/figures/records-table/rows.ts';
import { presets } from '../../src/network/presets/index.ts';
import { resultsFolder } from './record.ts';
import { columnOf, readRuns, recordedFile, recordedText } from './read-runs.ts';
import { readme, withTable } from './table.ts';

it('the table of the experiments is up to date', async () => {
  const text = readFileSync(readme, 'utf8');
  expect(await withTable(text, await readRuns())).toBe(text);
});

it('what the book reads of them is up to date', async () => {
  expect(recordedText(await readRuns())).toBe(readFileSync(recordedFile, 'utf8'));
});

it('another run would change it', async () => {
  const text = readFileSync(readme, 'utf8');
  const [run, ...others] = await readRuns();
  const better = { ...run!, testCorrect: run!.testCorrect.map((right) => right + 1) };
  expect(await withTable(text, [better, ...others])).not.toBe(text);
});

it('every published figure of a row that was run to its end lies in the band of our seeds', async () => {
  const runs = await readRuns();
  const whole = presets.flatMap((preset) => {
    const percent = publishedPercent(preset.published.figure);
    const band = bandAfter(preset, runs, preset.plan.epochs);
    return percent === null || band === null ? [] : [{ id: preset.id, band, right: 100 * percent }];
  });
  expect(whole.length).toBeGreaterThanOrEqual(11);
  for (const { id, band, right } of whole) expect(placeIn(band, right), id).toBe('In the band');
});

it('every row has a band of the run that its short button makes', async () => {
  const runs = await readRuns();
  const without = presets.filter(
    (preset) => bandAfter(preset, runs, shortEpochs(preset.plan)) === null,
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});

it('every summary has the figures of its table', () => {
  const names = readdirSync(resultsFolder).filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThan(50);
  for (const name of names) {
    const read = (ending: string) =>
      readFileSync(new URL(name.replace('.json', ending), resultsFolder), 'utf8');
    const summary = JSON.parse(read('.json')) as {
      readonly testCorrect: readonly number[];
      readonly bestTestCorrect: number;
      readonly lastTestCorrect: number;
    };
    const right = columnOf(read('.csv'), 'test_correct')!;
    expect(summary.testCorrect, name).toEqual(right);
    expect(summary.bestTestCorrect, name).toBe(Math.max(...right));
    expect(summary.lastTestCorrect, name).toBe(right.at(-1));
  }
});
