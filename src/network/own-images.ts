// Grey images that a plan brings with it: the reader's own digits, for training and for tests. Any thread, pure. They travel as
// text, so that a plan stays plain JSON and is quickly copied and compared.
import * as v from 'valibot';
import { base64Of, bytesOfBase64 } from './base64.ts';
import type { Examples, Split } from './examples.ts';

/** Pixels of an image, 28 x 28 as MNIST's. */
export const imagePixels = 784;
/** More make a plan that no page stores well. */
const mostOwnImages = 2_000;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(0.9));

/** Which shares of the images are held out, and the seed that draws them. */
const cutSchema = v.strictObject({
  validation: share,
  test: v.pipe(share, v.gtValue(0)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
});
export type Cut = v.InferOutput<typeof cutSchema>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostOwnImages));

export const ownImagesSchema = v.pipe(
  v.strictObject({
    dataset: v.literal('own-images'),
    /** Grey levels in base64, row by row: the images of training first, then those held out, then those of tests. */
    images: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
    /** A digit for each image. */
    labels: v.pipe(v.string(), v.regex(/^\d*$/)),
    training: v.pipe(count, v.minValue(1)),
    validation: count,
    test: v.pipe(count, v.minValue(1)),
    /**
     * Share of an epoch, and so of a mini-batch on average, that is MNIST's: training images that are drawn anew in every
     * epoch. Left out: none.
     */
    mixed: v.exactOptional(v.pipe(v.number(), v.gtValue(0), v.maxValue(0.95))),
    /** How they came to be divided; left out: not by a draw. */
    cut: v.exactOptional(cutSchema),
  }),
  v.check(
    ({ images, labels, training, validation, test }) =>
      labels.length === training + validation + test &&
      images.length === 4 * Math.ceil((labels.length * imagePixels) / 3),
    'the images are not as many as they are said to be',
  ),
);
export type OwnImagesRef = v.InferOutput<typeof ownImagesSchema>;

/** Images of an epoch, those of MNIST included. */
export function ownTraining({ training, mixed = 0 }: OwnImagesRef): number {
  return training + Math.round((training * mixed) / (1 - mixed));
}

export interface OwnImage {
  readonly label: number;
  /** Grey levels. */
  readonly pixels: Uint8Array;
}

export interface OwnParts {
  readonly training: readonly OwnImage[];
  /** None where it is left out. */
  readonly validation?: readonly OwnImage[];
  readonly test: readonly OwnImage[];
}

/** @param mixed 0: none of MNIST's */
export function ownImagesData(parts: OwnParts, mixed: number, cut?: Cut): OwnImagesRef {
  const { training, validation = [], test } = parts;
  const all = [...training, ...validation, ...test];
  const bytes = new Uint8Array(all.length * imagePixels);
  all.forEach(({ pixels }, index) => bytes.set(pixels, index * imagePixels));
  return {
    dataset: 'own-images',
    images: base64Of(bytes),
    labels: all.map(({ label }) => String(label)).join(''),
    training: training.length,
    validation: validation.length,
    test: test.length,
    ...(mixed > 0 && { mixed }),
    ...(cut && { cut }),
  };
}

/** All images of a plan, whatever they are for. */
export function ownImagesOf({ images, labels }: OwnImagesRef): readonly OwnImage[] {
  // The schema lets nothing else pass.
  const bytes = bytesOfBase64(images)!;
  return Array.from(labels, (label, index) => ({
    label: Number(label),
    pixels: bytes.subarray(index * imagePixels, (index + 1) * imagePixels),
  }));
}

/** The images of each split, without those of MNIST. */
export function ownImagesExamples(data: OwnImagesRef): Readonly<Record<Split, Examples>> {
  // The schema lets nothing else pass.
  const inputs = bytesOfBase64(data.images)!;
  const labels = Uint8Array.from(data.labels, Number);
  const part = (from: number, count: number): Examples => ({
    inputs: inputs.subarray(from * imagePixels, (from + count) * imagePixels),
    labels: labels.subarray(from, from + count),
    count,
  });
  const { training, validation, test } = data;
  return {
    training: part(0, training),
    validation: part(training, validation),
    test: part(training + validation, test),
  };
}
