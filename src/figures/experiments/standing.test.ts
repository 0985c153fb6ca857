// A run is called reproduced when its best lies in the band that was found from several seeds; a shorter one is held against
// ours of its length.
import { describe, expect, it } from 'vitest';
import { presetOf } from '../../network/presets/index.ts';
import type { FinishedRun } from '../../training/experiments/finished-run.ts';
import type { RecordedRun } from '../records-table/recorded-run.ts';
import { bandText, nextSeed, standingOf } from './standing.ts';

const preset = presetOf('fc-784-30-10')!;
/** Test images right: `best` after the second epoch, 20 fewer after the others. */
const curve = (best: number, epochs: number) =>
  Array.from({ length: epochs }, (_, index) => (index === 1 ? best : best - 20));
const run = (best: number, epochs = 30): FinishedRun => ({
  version: 1,
  id: `${String(best)}-${String(epochs)}`,
  preset: preset.id,
  seed: 1,
  backend: 'kernels',
  finishedAt: 0,
  seconds: 1,
  testImages: 10_000,
  testCorrect: curve(best, epochs),
  trainingCost: Array.from({ length: epochs }, () => 0.1),
});
const record = (best: number, epochs = 30, id = preset.id): RecordedRun => ({
  preset: id,
  seed: 1,
  testCorrect: curve(best, epochs),
  seconds: 1,
});
/** Their band is 9,419 to 9,581, whole and after two epochs and more. */
const records = [record(9_490), record(9_500), record(9_510)];
const standing = (...runs: readonly FinishedRun[]) => standingOf(preset, runs, records);

describe('where a run lies', () => {
  it('takes the best of every run, and calls whole ones reproduced', () => {
    expect(standing()).toEqual({ best: null, reproduced: false, verdict: null });
    expect(standing(run(9_500))).toMatchObject({ reproduced: true, verdict: null });
    expect(standing(run(9_500, 3), run(9_400)).best?.id).toBe('9500-3');
  });

  it('says where a whole run lies that is not in the band', () => {
    expect(standing(run(9_590)).verdict).toBe('Above the band.');
    expect(standing(run(9_400)).verdict).toBe('Below the band.');
    const silent = [...records, record(8_500)];
    expect(standingOf(preset, [run(8_600)], silent).verdict).toContain(
      'An output is silent, as in 1 of our 4 runs.',
    );
    expect(standing(run(9_500), run(8_600)).reproduced).toBe(true);
  });

  it('holds a short run against the beginnings of ours', () => {
    expect(standing(run(9_500, 3))).toMatchObject({
      reproduced: false,
      verdict: 'In the band of 3 epochs: 9,500.',
    });
    expect(standing(run(9_400, 3)).verdict).toContain('Below the band of 3 epochs: 9,400');
    // After one epoch all are 20 lower.
    expect(standing(run(9_520, 1)).verdict).toContain('In the band of 1 epoch: 9,500, ours 9,399');
    // Whole runs count before short ones.
    expect(standing(run(9_590), run(9_500, 3)).verdict).toBe('Above the band.');
  });

  it('holds a long run against the longest beginning that ours have', () => {
    const short = [record(9_490, 5), record(9_500, 4), record(9_510, 5)];
    expect(standingOf(preset, [run(9_500)], short)).toMatchObject({
      reproduced: false,
      verdict: 'In the band of 4 epochs: 9,500, ours 9,419 to 9,581.',
    });
    expect(standingOf(preset, [run(9_500)], short.slice(1)).verdict).toBeNull();
  });
});

describe('what is on record', () => {
  it('is a band of whole runs, and of short ones', () => {
    const before = [...records, record(8_500)];
    expect(bandText(preset, before)).toBe(
      'Band 9,419 to 9,581 (3 seeds; 1 with a silent output not counted); after 3 epochs 9,419 to 9,581.',
    );
  });

  it('or what there is in its place', () => {
    const deep = presetOf('deep-mlp')!;
    const ours = (best: number, epochs: number) => record(best, epochs, deep.id);
    const none = 'No band of all 1,000 epochs';
    expect(bandText(deep, records)).toBe(`${none}: not run by us.`);
    expect(bandText(deep, [ours(9_000, 2)])).toBe(`${none}: our longest run has 2 epochs.`);
    expect(bandText(deep, [ours(9_020, 1), ours(9_020, 1), ours(9_020, 2)])).toBe(
      `${none}: our longest run has 2 epochs. Band after 1 epoch 9,000 to 9,000 (3 seeds).`,
    );
    const whole = [ours(9_965, 1000), ours(9_960, 1000)];
    expect(bandText(deep, whole.slice(1))).toBe(`${none}: 9,960 from one seed.`);
    expect(bandText(deep, whole)).toBe(`${none}: 9,965 and 9,960 from 2 seeds.`);
  });
});

it('takes another seed for each run', () => {
  expect(nextSeed('a', [])).toBe(1);
  expect(nextSeed('a', [{ preset: 'a', seed: 4 }, { preset: 'b', seed: 9 }])).toBe(5);
});
