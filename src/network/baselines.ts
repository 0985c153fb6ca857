// Readers of digits that learn nothing, or hardly anything: what is asked of them and what they answer. Any thread. Each
// is measured as a network is, so that the book can say what a network is worth.
import * as v from 'valibot';
import { mnistSchema } from './dataset.ts';

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const seed = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));
const data = mnistSchema;
/** So many random training images, drawn by the seed, are remembered; more than there are means all. */
const memory = { data, remembered: count(60_000), seed };

export const baselineJobSchema = v.variant('kind', [
  /** The labels alone, of all splits. */
  v.strictObject({ kind: v.literal('labels'), data }),
  /** Mean, spread and darkness of each digit over the training split; two classifiers made of them, on the test set. */
  v.strictObject({ kind: v.literal('summary'), data }),
  /** The label of the nearest remembered image, for every test image. */
  v.strictObject({ kind: v.literal('nearest'), ...memory }),
  /** The nearest remembered images of images that are handed over. */
  v.strictObject({
    kind: v.literal('neighbours'),
    ...memory,
    /** Images of 784 bytes. */
    inputs: v.pipe(v.instance(Uint8Array), v.minLength(1), v.maxLength(784 * 1000)),
    nearest: count(20),
  }),
  /** What each stage of the normaliser is worth, on drawings made of test images. */
  v.strictObject({ kind: v.literal('stages'), ...memory, drawings: count(10_000) }),
]);
export type BaselineJob = v.InferOutput<typeof baselineJobSchema>;
export type BaselineKind = BaselineJob['kind'];

export const digitCount = 10;

/** How often a digit (row) was taken for a digit (column): 10 x 10 counts, row by row. */
export type Confusion = Uint32Array;

export function correctOf(confusion: Confusion): number {
  let sum = 0;
  for (let digit = 0; digit < digitCount; digit++) sum += confusion[digit * (digitCount + 1)]!;
  return sum;
}

export function countOf(confusion: Confusion): number {
  return confusion.reduce((sum, value) => sum + value, 0);
}

/** The width of a bar in the histogram of darkness. */
export const darknessBin = 0.01;
export const darknessBins = 40;

export interface DigitSummary {
  /** Images of each digit. */
  readonly counts: Uint32Array;
  /** 10 x 784, 0 to 1. */
  readonly means: Float32Array;
  /** 10 x 784: the standard deviation of each pixel. */
  readonly deviations: Float32Array;
  /** Mean over the images of a digit of their mean pixel. */
  readonly darkness: Float32Array;
  /** 10 x darknessBins: images of each digit by their mean pixel; the last bin has all that is darker. */
  readonly histogram: Uint32Array;
}

/** The nearest of the remembered images, the nearest first; ties in the order of remembering. */
export interface Neighbours {
  /** Places in the training split. [images x nearest], as all that follows. */
  readonly indices: Uint32Array;
  readonly labels: Uint8Array;
  /** By shape: Euclidean, pixels 0 to 1. By ink: the difference of total ink, in whole inked pixels. */
  readonly distances: Float32Array;
}

export type BaselineResult =
  | {
      readonly kind: 'labels';
      readonly training: Uint8Array;
      readonly validation: Uint8Array;
      readonly test: Uint8Array;
    }
  | {
      readonly kind: 'summary';
      readonly summary: DigitSummary;
      readonly byDarkness: Confusion;
      readonly byMean: Confusion;
    }
  | { readonly kind: 'nearest'; readonly byShape: Confusion; readonly byInk: Confusion }
  | {
      readonly kind: 'neighbours';
      readonly byShape: Neighbours;
      readonly byInk: Neighbours;
      /** 784 bytes for each neighbour, first those by shape, then those by ink. */
      readonly pixels: Uint8Array;
    }
  | {
      readonly kind: 'stages';
      /** One for each of data/digit's stageChoices: verdicts of the nearest image, and the drawings as they came out. */
      readonly byShape: readonly Confusion[];
      readonly pixels: readonly Uint8Array[];
      /** Of the drawings. */
      readonly labels: Uint8Array;
    };
export type BaselineResultOf<Kind extends BaselineKind> = Extract<
  BaselineResult,
  { readonly kind: Kind }
>;
