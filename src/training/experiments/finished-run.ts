// A finished run as it is kept on the device: what was trained, and its curves. Page thread.
import * as v from 'valibot';
import { presetOf } from '../../network/presets/index.ts';
import type { RunState } from '../run-state.ts';
import { recordParser } from '../queue/kept-record.ts';
import type { QueueItem } from './queue-item.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());

/** Raised when a field changes its meaning. Older ones are never removed unasked. */
const version = 1;

const finishedSchema = v.pipe(
  v.strictObject({
    version: v.literal(version),
    id: v.string(),
    preset: v.string(),
    seed: count,
    backend: v.string(),
    /** Milliseconds since 1970. */
    finishedAt: finite,
    /** Of training, without evaluation. */
    seconds: finite,
    /** After each epoch, first to last: test images right of how many, and the mean training cost. */
    testImages: v.pipe(count, v.minValue(1)),
    testCorrect: v.pipe(v.array(count), v.minLength(1)),
    trainingCost: v.array(finite),
    /** What the network reads in each test image at the end; kept of those that vote. */
    verdicts: v.exactOptional(v.instance(Uint8Array)),
  }),
  v.check(
    ({ testCorrect, trainingCost, testImages, verdicts }) =>
      trainingCost.length === testCorrect.length &&
      (verdicts === undefined || verdicts.length === testImages) &&
      testCorrect.every((right) => right <= testImages),
    'the curves do not fit together',
  ),
);
export type FinishedRun = v.InferOutput<typeof finishedSchema>;

/** null when no epoch was finished: there is nothing to keep. */
export function finishedRun(item: QueueItem, state: RunState, finishedAt: number): FinishedRun | null {
  const { epochs } = state;
  const last = epochs.at(-1);
  if (last === undefined) return null;
  const votes = presetOf(item.preset)?.members !== undefined;
  const { verdicts, count } = last.test;
  return {
    version,
    id: item.id,
    preset: item.preset,
    seed: item.seed,
    backend: state.backend ?? 'unknown',
    finishedAt,
    seconds: epochs.reduce((sum, { seconds }) => sum + seconds, 0),
    testImages: epochs[0]!.test.count,
    testCorrect: epochs.map(({ test }) => test.correct),
    trainingCost: epochs.map(({ training }) => training.cost),
    ...(votes && verdicts.length === count && { verdicts: verdicts.slice() }),
  };
}

export const parseFinished = recordParser(finishedSchema, version);

/** Most test images right after any epoch. */
export const bestOf = ({ testCorrect }: FinishedRun): number => Math.max(...testCorrect);
