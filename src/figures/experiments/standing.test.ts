// A run is called reproduced when its best lies in the band that was found from several seeds.
import { expect, it } from 'vitest';
import { presetOf } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import type { RecordedRun } from '../records-table/recorded.ts';
import { bandText, nextSeed, standingOf } from './standing.ts';

const preset = presetOf('fc-784-30-10')!;
const run = (best: number, epochs = 30): FinishedRun => ({
  version: 1,
  id: `${String(best)}-${String(epochs)}`,
  preset: preset.id,
  seed: 1,
  backend: 'kernels',
  finishedAt: 0,
  seconds: 1,
  testImages: 10_000,
  testCorrect: Array.from({ length: epochs }, (_, index) => (index === 1 ? best : best - 20)),
  trainingCost: Array.from({ length: epochs }, () => 0.1),
});

it('takes the best of every run, and the band for whole runs alone', () => {
  expect(standingOf(preset, [])).toEqual({ best: null, reproduced: false, verdict: null });
  expect(standingOf(preset, [run(9_500)])).toMatchObject({ reproduced: true, verdict: null });
  const short = standingOf(preset, [run(9_500, 3)]);
  expect(short.reproduced).toBe(false);
  expect(short.verdict).toContain('all 30 epochs');
  expect(short.best?.id).toBe('9500-3');
});

it('says where a run lies that is not in the band', () => {
  expect(standingOf(preset, [run(9_590)]).verdict).toBe('Above the band.');
  expect(standingOf(preset, [run(9_400)]).verdict).toBe('Below the band.');
  expect(standingOf(preset, [run(8_600)]).verdict).toContain('silent, as in 1 of 10');
  expect(standingOf(preset, [run(9_500), run(8_600)]).reproduced).toBe(true);
});

it('states the band, or that there is none and what is on record', () => {
  expect(bandText(preset, [])).toContain(
    '9,458 to 9,582, from 9 seeds; 1 with a silent output counted apart',
  );
  const deep = presetOf('deep-mlp')!;
  const record = (seed: number, best: number, epochs: number | null): RecordedRun => ({
    preset: deep.id,
    seed,
    best,
    epochs,
    seconds: 1,
    path: '',
  });
  expect(bandText(deep, [])).toBe('No band: not run by us.');
  expect(bandText(deep, [{ ...record(1, 9_900, null), preset: 'other' }])).toContain('not run');
  const short = [record(1, 9_000, 2), record(1, 9_100, 5)];
  expect(bandText(deep, short)).toContain('our longest run has 5 of 1000 epochs, 9,100 at best');
  const whole = [...short, record(1, 9_965, null)];
  expect(bandText(deep, whole)).toBe('No band: one seed on record, 9,965 at best.');
  whole.push(record(2, 9_960, null));
  expect(bandText(deep, whole)).toBe('No band: 2 seeds on record, 9,965 and 9,960 at best.');
});

it('takes another seed for each run', () => {
  expect(nextSeed('a', [])).toBe(1);
  expect(nextSeed('a', [{ preset: 'a', seed: 4 }, { preset: 'b', seed: 9 }])).toBe(5);
});
