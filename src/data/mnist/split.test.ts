// Plans’ splits of the published parts.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MnistRef } from '../../network/dataset.ts';
import { mnistTraining } from '../../network/mnist.ts';
import { splitArrived, splitRange, splitRanges } from './split.ts';

const published: MnistRef = { dataset: 'mnist', training: 50_000, validation: 10_000 };

it('holds out the last 10,000 of 60,000, as the published experiments do', () => {
  expect(splitRange(published, 'training')).toMatchObject({ from: 0, count: 50_000 });
  expect(splitRange(published, 'validation')).toMatchObject({
    part: 'training',
    from: 50_000,
    count: 10_000,
  });
  expect(splitRange(published, 'test')).toMatchObject({ part: 'test', from: 0, count: 10_000 });
});

it('cuts a chunk where training ends and validation begins', () => {
  const data: MnistRef = { dataset: 'mnist', training: 1000, validation: 55_000 };
  expect(splitRanges(data, 'training', 0, 10_000)).toEqual([
    { split: 'training', at: 0, part: 'training', from: 0, count: 1000 },
    { split: 'validation', at: 0, part: 'training', from: 5000, count: 5000 },
  ]);
  expect(splitRanges(data, 'training', 10_000, 10_000)).toEqual([
    { split: 'validation', at: 5000, part: 'training', from: 10_000, count: 10_000 },
  ]);
});

const plan = fc
  .tuple(fc.integer({ min: 1, max: mnistTraining }), fc.nat(mnistTraining))
  .filter(([training, validation]) => training + validation <= mnistTraining)
  .map(([training, validation]): MnistRef => ({ dataset: 'mnist', training, validation }));

it('chunk after chunk fills every split once, in order', () => {
  fc.assert(
    fc.property(plan, fc.integer({ min: 1000, max: 30_000 }), (data, chunkSize) => {
      const filled = { training: 0, validation: 0, test: 0 };
      for (let from = 0; from < mnistTraining; from += chunkSize) {
        const count = Math.min(chunkSize, mnistTraining - from);
        for (const range of splitRanges(data, 'training', from, count)) {
          expect(range.at).toBe(filled[range.split]);
          expect(range.from).toBe(splitRange(data, range.split).from + range.at);
          filled[range.split] += range.count;
        }
        const arrived = splitArrived(data, { training: from + count, test: 0 });
        expect(filled).toEqual(arrived);
      }
      expect(filled).toEqual({ training: data.training, validation: data.validation, test: 0 });
    }),
  );
});
