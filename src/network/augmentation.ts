// How a plan makes more of its training images: settings only, the images are made by data/augment. Any thread.
import * as v from 'valibot';
import { trainingSize, type DatasetRef } from './dataset.ts';

const upTo = (largest: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(largest));

/** Each image is seen in another random shape in every epoch. Amounts are drawn evenly from minus to plus what is given. */
const distortSchema = v.strictObject({
  kind: v.literal('distort'),
  /** Degrees. */
  rotation: upTo(90),
  /** Degrees by which uprights lean. */
  skew: upTo(60),
  /** Share of the size, of width and height apart. */
  scaling: upTo(0.5),
  /** Pixels, across and down. */
  translation: upTo(8),
  /**
   * Elastic distortion (Simard, Steinkraus and Platt 2003): every pixel is moved by alpha times a field of even random
   * numbers of -1 to 1, smoothed by a Gaussian of deviation sigma pixels whose weights add up to 1.
   */
  elastic: v.nullable(
    v.strictObject({ alpha: upTo(100), sigma: v.pipe(v.number(), v.minValue(1), v.maxValue(10)) }),
  ),
});
export type Distortion = v.InferOutput<typeof distortSchema>;

export const augmentationSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  /** Every image as it is and one pixel up, down, left and right (NNDL 6): an epoch is five times as long. */
  v.strictObject({ kind: v.literal('shifts') }),
  distortSchema,
]);
export type Augmentation = v.InferOutput<typeof augmentationSchema>;

/** What of a plan matters here. */
interface Augmented {
  readonly augmentation?: Augmentation;
}

/** Whether training images are changed on the way. */
export function isAugmented({ augmentation }: Augmented): boolean {
  return augmentation !== undefined && augmentation.kind !== 'none';
}

/** Whether training images are put together just before they are seen: changed, or mixed with others. */
export function isStaged(plan: Augmented & { readonly data: DatasetRef }): boolean {
  return isAugmented(plan) || (plan.data.dataset === 'own-images' && plan.data.mixed !== undefined);
}

/** How often an epoch shows each training image. */
export function epochCopies({ augmentation }: Augmented): number {
  return augmentation?.kind === 'shifts' ? 5 : 1;
}

/** Training examples in an epoch. */
export function epochSize(plan: Augmented & { readonly data: DatasetRef }): number {
  return trainingSize(plan.data) * epochCopies(plan);
}
