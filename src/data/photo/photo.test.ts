// Pictures of digits come out as MNIST holds them, whatever the paper; and no picture breaks the stages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mnistImages } from '../../../scripts/data/published-images.ts';
import { allStages } from '../digit/normalise.ts';
import { photographer } from './photograph.ts';
import { greyOf, photoDigit, type GreyImage, type PhotoStages } from './photo.ts';

const all: PhotoStages = { ...allStages, invert: true, clean: true };
const photoPixels = (picture: GreyImage, stages: PhotoStages) =>
  photoDigit(picture, stages).normalised?.pixels ?? new Float32Array(784);
const { image } = mnistImages('t10k', 20);

/** Cosine of the angle between two images: 1 for the same but for strength. */
function likeness(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = 0; at < 784; at++) {
    ab += a[at]! * b[at]!;
    aa += a[at]! ** 2;
    bb += b[at]! ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('pictures of MNIST’s digits', () => {
  const take = photographer(3);
  const pictures = Array.from({ length: 20 }, (_, i) => take(image(i)));
  const likenesses = (stages: PhotoStages) =>
    pictures.map((picture, i) => likeness(photoPixels(picture, stages), image(i)));

  it('come out much as they were, and no stage can be left out', () => {
    const whole = mean(likenesses(all));
    expect(whole).toBeGreaterThan(0.9);
    for (const stage of ['invert', 'clean', 'scale', 'centre'] as const) {
      expect(mean(likenesses({ ...all, [stage]: false }))).toBeLessThan(whole - 0.1);
    }
  });

  it('are the same for the same seed, and turned to light ink on dark when they are not so', () => {
    const again = photographer(3);
    expect(again(image(0))).toEqual(pictures[0]);
    const [first] = pictures as [GreyImage];
    const negative = { ...first, light: first.light.map((value) => 1 - value) };
    expect(photoDigit(first, all).isInverted).toBe(true);
    expect(photoDigit(negative, all).isInverted).toBe(false);
    expect(likeness(photoPixels(first, all), photoPixels(negative, all))).toBeCloseTo(1, 5);
  });
});

it('MNIST’s own images stay as they are', () => {
  for (let i = 0; i < 20; i++) {
    const light = Float32Array.from(image(i), (byte) => byte / 255);
    const pixels = photoPixels({ width: 28, height: 28, light }, { ...all, clean: false });
    expect(likeness(pixels, image(i))).toBeGreaterThan(0.999);
  }
});

it('any picture gives 784 numbers from 0 to 1, with any stages', () => {
  const side = fc.integer({ min: 1, max: 30 });
  const picture = fc
    .tuple(side, side)
    .chain(([width, height]) =>
      fc
        .uint8Array({ minLength: 4 * width * height, maxLength: 4 * width * height })
        .map((bytes) => greyOf(Uint8ClampedArray.from(bytes), width, height)),
    );
  const stages = fc.record({
    invert: fc.boolean(),
    clean: fc.boolean(),
    crop: fc.boolean(),
    scale: fc.boolean(),
    centre: fc.boolean(),
  });
  fc.assert(
    fc.property(picture, stages, (one, some) => {
      const pixels = photoPixels(one, some);
      expect(pixels).toHaveLength(784);
      expect(pixels.every((value) => value >= 0 && value <= 1)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('an empty sheet has no ink', () => {
  const light = new Float32Array(400).fill(0.8);
  expect(photoDigit({ width: 20, height: 20, light }, all).normalised).toBeNull();
});
