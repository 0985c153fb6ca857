// A band is the prediction interval of our runs of that length, silent ones apart.
import { describe, expect, it } from 'vitest';
import { presetOf } from '../../network/presets/index.ts';
import { bandAfter, bandWithin, figureAfter, isSilent } from './bands.ts';
import type { RecordedRun } from './recorded-run.ts';

const plain = presetOf('conv20-fc100')!;
/** Its start may leave an output silent. */
const large = presetOf('fc-784-30-10')!;
const five = presetOf('ensemble-5')!;
const runs = (preset: string, ...curves: readonly (readonly number[])[]): readonly RecordedRun[] =>
  curves.map((testCorrect, index) => ({ preset, seed: index + 1, testCorrect, seconds: 1 }));

describe('the band', () => {
  const records = runs(plain.id, [9_700, 9_880], [9_720, 9_890, 9_880], [9_740, 9_900, 9_910]);

  it('is the prediction interval of the best so far', () => {
    // Of three figures, 8.04 standard deviations around the mean: 9,720 and 20 after one epoch, 9,890 and 10 after two.
    expect(bandAfter(plain, records, 1)).toEqual({
      epochs: 1,
      least: 9_559,
      most: 9_881,
      runs: 3,
      silent: 0,
    });
    expect(bandAfter(plain, records, 2)).toMatchObject({ least: 9_809, most: 9_971 });
  });

  it('goes no further than all test images', () => {
    expect(bandAfter(plain, runs(plain.id, [9_700], [9_900], [9_950]), 1)?.most).toBe(10_000);
  });

  it('needs three runs, of this experiment and as long', () => {
    expect(bandAfter(plain, records, 3)).toBeNull();
    expect(bandAfter(plain, records.slice(1), 1)).toBeNull();
    expect(bandAfter(presetOf('conv20-softmax')!, records, 1)).toBeNull();
  });

  it('of a longer run is that of its longest beginning that three of ours have', () => {
    expect(bandWithin(plain, records, 60)).toEqual(bandAfter(plain, records, 2));
    expect(bandWithin(plain, records, 1)).toEqual(bandAfter(plain, records, 1));
    expect(bandWithin(plain, records.slice(1), 60)).toBeNull();
  });

  it('leaves out runs with a silent output where the start may make one', () => {
    const curves = [[9_100], [9_200], [8_500], [9_300]] as const;
    expect(bandAfter(large, runs(large.id, ...curves), 1)).toEqual({
      epochs: 1,
      least: 8_395,
      most: 10_000,
      runs: 3,
      silent: 1,
    });
    expect(isSilent(large, 8_999)).toBe(true);
    expect(isSilent(large, 9_000)).toBe(false);
    expect(bandAfter(plain, runs(plain.id, ...curves), 1)?.runs).toBe(4);
  });

  it('of a team is that of its votes as they stand', () => {
    expect(figureAfter(plain, [9_900, 9_890], 2)).toBe(9_900);
    expect(figureAfter(five, [9_900, 9_890], 2)).toBe(9_890);
  });
});
