// How a plan divides the published parts: the last `validation` of the 60,000 are held out, test is test. Any thread.
import type { Split, SplitSizes } from '../../network/examples.ts';
import type { MnistRef } from '../../network/dataset.ts';
import { mnistTraining } from '../../network/mnist.ts';
import type { MnistPart } from './manifest.ts';

export const testImages = 10_000;

export function splitSizes(data: MnistRef): SplitSizes {
  return { training: data.training, validation: data.validation, test: testImages };
}

/** Images [at, at + count) of a split are images [from, from + count) of a published part. */
export interface SplitRange {
  readonly split: Split;
  readonly at: number;
  readonly part: MnistPart;
  readonly from: number;
  readonly count: number;
}

/** Where a whole split lies. */
export function splitRange(data: MnistRef, split: Split): SplitRange {
  const count = splitSizes(data)[split];
  switch (split) {
    case 'training':
      return { split, at: 0, part: 'training', from: 0, count };
    case 'validation':
      return { split, at: 0, part: 'training', from: mnistTraining - count, count };
    case 'test':
      return { split, at: 0, part: 'test', from: 0, count };
  }
}

/** What images [from, from + count) of a part are to a plan: none, one or two ranges of its splits. */
export function splitRanges(
  data: MnistRef,
  part: MnistPart,
  from: number,
  count: number,
): readonly SplitRange[] {
  const splits: readonly Split[] = part === 'test' ? ['test'] : ['training', 'validation'];
  return splits.flatMap((split) => {
    const whole = splitRange(data, split);
    const first = Math.max(from, whole.from);
    const end = Math.min(from + count, whole.from + whole.count);
    if (first >= end) return [];
    return [{ split, at: first - whole.from, part, from: first, count: end - first }];
  });
}

/** How many images of each split can be used so far, of a part's first `training` and `test` images. */
export function splitArrived(
  data: MnistRef,
  arrived: { readonly training: number; readonly test: number },
): SplitSizes {
  const beforeValidation = mnistTraining - data.validation;
  return {
    training: Math.min(arrived.training, data.training),
    validation: Math.max(0, arrived.training - beforeValidation),
    test: arrived.test,
  };
}
