import { expect, it } from 'vitest';
import { RecurrentStudy } from '../../engine/studies/recurrent-study.ts';
import { accuracyOf, firstWeights, imageOf, latestAccuracy, lookAt } from './look.ts';
import { initial, jobFor } from './settings.ts';

it('the first weights are those that the study begins with', () => {
  const { plain, lstm } = new RecurrentStudy(jobFor(initial)).report();
  expect(firstWeights(initial)).toEqual({ plain: plain.parameters, lstm: lstm.parameters });
});

it('before training, less comes back through the plain network than along the cells', () => {
  const { sequence, plain, lstm } = lookAt(firstWeights(initial), initial);
  expect(sequence.length).toBe(initial.noise + 1);
  expect([plain.errors.at(-1), lstm.errors.at(-1)]).toEqual([1, 1]);
  expect(plain.errors[0]).toBeLessThan(lstm.errors[0]! / 10);
});

it('before training both guess, and with little noise both learn to name the letter', () => {
  const settings = { ...initial, noise: 2 };
  const first = accuracyOf(firstWeights(settings), settings);
  for (const share of [first.plain, first.lstm]) expect(share).toBeLessThan(0.6);
  const study = new RecurrentStudy({ ...jobFor(settings), steps: 150 });
  Array.from(study.work());
  const { plain, lstm } = study.report();
  const learnt = accuracyOf({ plain: plain.parameters, lstm: lstm.parameters }, settings);
  expect(learnt).toEqual({ plain: 1, lstm: 1 });
});

it('an image has a row a cell and a column a moment', () => {
  const moments = [0, 1].map((t) => Float64Array.from({ length: 16 }, (_, j) => t + 10 * j));
  const image = imageOf(moments);
  expect([...image.subarray(0, 4)]).toEqual([0, 1, 10, 11]);
});

it('the latest accuracy is the mean of the last five points', () => {
  expect(latestAccuracy([])).toBeNull();
  expect(latestAccuracy([0, 1, 1, 1, 0.5, 0.5])).toBeCloseTo(0.8, 12);
});
