// What is packed comes back as it was.
import { expect, it } from 'vitest';
import { packRuns, unpackRuns } from './packed-runs.ts';

it('packs gains, by experiment', () => {
  const runs = [
    { preset: 'conv20-fc100', seed: 2, seconds: 9.5, testCorrect: [9_306, 9_660, 9_655] },
    { preset: 'conv20-fc100', seed: 1, seconds: 8, testCorrect: [9_310] },
    { preset: 'fc-784-30-10', seed: 1, seconds: 2, testCorrect: [8_500, 8_500] },
  ];
  const packed = packRuns(runs);
  expect(packed).toEqual({
    'conv20-fc100': [
      [2, 9.5, [9_306, 354, -5]],
      [1, 8, [9_310]],
    ],
    'fc-784-30-10': [[1, 2, [8_500, 0]]],
  });
  expect(unpackRuns(packed)).toEqual(runs);
});
