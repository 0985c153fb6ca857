// Runs are told by the names of their files.
import { expect, it } from 'vitest';
import { runsIn, undisturbedSeconds, type Summary } from './read-runs.ts';

const summary = (...testCorrect: readonly number[]): Summary => ({
  testCorrect,
  trainingSeconds: 9,
});

it('those of the kernels alone, and of each seed the longest', () => {
  const runs = runsIn(
    new Map([
      [
        'fc-784-30-10-seed1-kernels.json',
        { ...summary(9_555), testCorrectAtBestValidation: 9_548 },
      ],
      ['fc-784-30-10-seed1-reference.json', summary(9_999)],
      ['conv20-conv40-fc100-2-epochs-seed2-kernels.json', summary(9_000, 9_100)],
      ['conv20-conv40-fc100-3-epochs-seed2-kernels.json', summary(9_000, 9_100, 9_200)],
      ['conv20-conv40-fc100-1-epochs-seed2-kernels.json', summary(9_000)],
      ['conv20-conv40-fc100-1-epochs-seed1-kernels.json', summary(9_050)],
    ]),
  );
  const convolutional = { preset: 'conv20-conv40-fc100', seconds: 9, chosen: null };
  expect(runs).toEqual([
    { ...convolutional, seed: 1, testCorrect: [9_050] },
    { ...convolutional, seed: 2, testCorrect: [9_000, 9_100, 9_200] },
    { preset: 'fc-784-30-10', seed: 1, seconds: 9, testCorrect: [9_555], chosen: 9_548 },
  ]);
});

it('take as long as at the pace of their fastest epoch', () => {
  const table = 'epoch,test_correct,seconds\n1,9000,4.02\n2,9100,2.01\n3,9200,13.30\n';
  expect(undisturbedSeconds(table)).toBe(6);
  expect(undisturbedSeconds('epoch,test_correct,seed_1\n1,9000,8990\n')).toBeNull();
});
