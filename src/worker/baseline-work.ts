// What each baseline job does, image by image. Worker.
import { ImageMemory, randomPlaces } from '../data/baseline/memory.ts';
import { darknessOf, digitByDarkness } from '../data/baseline/darkness.ts';
import {
  bytesOf as imageBytes,
  distancesToMeans,
  indexOfLeast,
  pixelsOf,
  SummaryCount,
  type ByteImages,
} from '../data/baseline/summary.ts';
import { padDrawer, stageChoices } from '../data/baseline/test-drawings.ts';
import { normalise } from '../data/digit/normalise.ts';
import {
  digitCount,
  type BaselineJob,
  type BaselineKind,
  type BaselineResult,
  type Confusion,
  type Neighbours,
} from '../network/baselines.ts';
import type { Split } from '../network/examples.ts';
import type { MnistRef } from '../network/dataset.ts';
import type { DataFeed } from './data-feed.ts';
import { bytesOf } from './read-examples.ts';

export interface JobProgress {
  /** Lets others have their turn, now and then; rejects when the job was called off. */
  readonly between: (
    done: number,
    total: number,
    result?: () => BaselineResult | null,
  ) => Promise<void>;
}

interface Finished {
  readonly total: number;
  readonly result: BaselineResult;
}
type JobOf<Kind extends BaselineKind> = Extract<BaselineJob, { readonly kind: Kind }>;

/** @param feed with all of the job's examples arrived */
export function baselineWork(
  job: BaselineJob,
  feed: DataFeed,
  progress: JobProgress,
): Promise<Finished> | Finished {
  switch (job.kind) {
    case 'labels':
      return labels(job.data, feed);
    case 'summary':
      return summary(job, feed, progress);
    case 'nearest':
      return nearest(job, feed, progress);
    case 'neighbours':
      return neighbours(job, feed, progress);
    case 'stages':
      return stages(job, feed, progress);
  }
}

function imagesOf(split: Split, data: MnistRef, feed: DataFeed): ByteImages {
  const { inputs, ...rest } = feed.examples(split, 0, feed.sizes(data)[split], data);
  return { ...rest, inputs: bytesOf(inputs) };
}

/** One image of many; a view. */
function imageAt({ inputs }: ByteImages, index: number, size: number): Uint8Array {
  return inputs.subarray(index * size, (index + 1) * size);
}

function labels(data: MnistRef, feed: DataFeed): Finished {
  const of = (split: Split) => imagesOf(split, data, feed).labels.slice();
  const result = {
    kind: 'labels',
    training: of('training'),
    validation: of('validation'),
    test: of('test'),
  } as const;
  return { total: 1, result };
}

/** Images added up in one go. */
const piece = 100;

async function summary(
  { data }: JobOf<'summary'>,
  feed: DataFeed,
  { between }: JobProgress,
): Promise<Finished> {
  const training = imagesOf('training', data, feed);
  const test = imagesOf('test', data, feed);
  const size = feed.inputSize;
  const total = training.count + test.count;
  const counted = new SummaryCount();
  for (let from = 0; from < training.count; from += piece) {
    const count = Math.min(piece, training.count - from);
    counted.add({
      inputs: training.inputs.subarray(from * size, (from + count) * size),
      labels: training.labels.subarray(from, from + count),
      count,
    });
    await between(from, total);
  }
  const found = counted.summary();
  const byDarkness = emptyConfusion();
  const byMean = emptyConfusion();
  for (let index = 0; index < test.count; index++) {
    const pixels = pixelsOf(imageAt(test, index, size));
    const label = test.labels[index]!;
    note(byDarkness, label, digitByDarkness(found, darknessOf(pixels)));
    note(byMean, label, indexOfLeast(distancesToMeans(found, pixels)));
    await between(training.count + index, total);
  }
  return { total, result: { kind: 'summary', summary: found, byDarkness, byMean } };
}

interface Remembering {
  readonly data: MnistRef;
  readonly remembered: number;
  readonly seed: number;
}

/** What was last remembered: a pen asks again and again. By feed, so that no test meets another's. */
const lastMemory = new WeakMap<DataFeed, { readonly key: string; readonly memory: ImageMemory }>();

function remember({ data, remembered, seed }: Remembering, feed: DataFeed) {
  const training = imagesOf('training', data, feed);
  const key = JSON.stringify([data, remembered, seed]);
  let last = lastMemory.get(feed);
  if (last?.key !== key) {
    const places = randomPlaces(training.count, remembered, seed);
    last = { key, memory: new ImageMemory(training, places) };
    lastMemory.set(feed, last);
  }
  return { training, memory: last.memory };
}

/** A prime: test images are taken in an order that mixes their writers, so that counts on the way are fair. */
const stride = 7919;

async function nearest(
  job: JobOf<'nearest'>,
  feed: DataFeed,
  { between }: JobProgress,
): Promise<Finished> {
  const { memory } = remember(job, feed);
  const test = imagesOf('test', job.data, feed);
  const byShape = emptyConfusion();
  const byInk = emptyConfusion();
  const result = () => ({ kind: 'nearest', byShape, byInk }) as const;
  for (let done = 0; done < test.count; done++) {
    const index = (done * stride) % test.count;
    const image = imageAt(test, index, feed.inputSize);
    const label = test.labels[index]!;
    note(byShape, label, memory.byShape(image, 1).labels[0]!);
    note(byInk, label, memory.byInk(image, 1).labels[0]!);
    await between(done + 1, test.count, result);
  }
  return { total: test.count, result: result() };
}

async function neighbours(
  job: JobOf<'neighbours'>,
  feed: DataFeed,
  { between }: JobProgress,
): Promise<Finished> {
  const { training, memory } = remember(job, feed);
  const size = feed.inputSize;
  const total = Math.floor(job.inputs.length / size);
  const shapes: Neighbours[] = [];
  const inks: Neighbours[] = [];
  for (let done = 0; done < total; done++) {
    const image = job.inputs.subarray(done * size, (done + 1) * size);
    shapes.push(memory.byShape(image, job.nearest));
    inks.push(memory.byInk(image, job.nearest));
    await between(done, total);
  }
  const all = [...shapes, ...inks].flatMap(({ indices }) => [...indices]);
  const pixels = new Uint8Array(all.length * size);
  all.forEach((index, n) => pixels.set(imageAt(training, index, size), n * size));
  const result = {
    kind: 'neighbours',
    byShape: joined(shapes),
    byInk: joined(inks),
    pixels,
  } as const;
  return { total, result };
}

function joined(rows: readonly Neighbours[]): Neighbours {
  return {
    indices: Uint32Array.from(rows.flatMap(({ indices }) => [...indices])),
    labels: Uint8Array.from(rows.flatMap(({ labels }) => [...labels])),
    distances: Float32Array.from(rows.flatMap(({ distances }) => [...distances])),
  };
}

async function stages(
  job: JobOf<'stages'>,
  feed: DataFeed,
  { between }: JobProgress,
): Promise<Finished> {
  const { memory } = remember(job, feed);
  const test = imagesOf('test', job.data, feed);
  const size = feed.inputSize;
  const drawings = Math.min(job.drawings, test.count);
  const total = drawings * stageChoices.length;
  const draw = padDrawer(job.seed);
  const byShape = stageChoices.map(emptyConfusion);
  const pixels = stageChoices.map(() => new Uint8Array(drawings * size));
  const labelsOf = new Uint8Array(drawings);
  const result = () => ({ kind: 'stages', byShape, pixels: [], labels: labelsOf }) as const;
  for (let n = 0; n < drawings; n++) {
    const index = (n * stride) % test.count;
    const label = test.labels[index]!;
    labelsOf[n] = label;
    const drawing = draw(imageAt(test, index, size));
    for (const [choice, left] of stageChoices.entries()) {
      const digit = normalise(drawing, left);
      if (digit === null) continue;
      const image = imageBytes(digit.pixels);
      pixels[choice]!.set(image, n * size);
      note(byShape[choice]!, label, memory.byShape(image, 1).labels[0]!);
      await between(n * stageChoices.length + choice + 1, total, result);
    }
  }
  return { total, result: { ...result(), pixels } };
}

function emptyConfusion(): Confusion {
  return new Uint32Array(digitCount * digitCount);
}

function note(confusion: Confusion, label: number, verdict: number): void {
  confusion[label * digitCount + verdict]! += 1;
}
