// The reader's own images divided into training, validation and test: by shares, each digit alike, drawn by a seed. Any
// thread, pure.
import type { Split } from '../network/examples.ts';
import {
  ownImagesData,
  type Cut,
  type OwnImage,
  type OwnImagesRef,
} from '../network/own-images.ts';
import { failure, success, type Result } from '../network/result.ts';
import { Generator } from '../random/generator.ts';

type Parts<Image> = Readonly<Record<Split, readonly Image[]>>;

/** By label, then by pixels: whatever order they come in, they stand in the same one. */
function inOneOrder(one: OwnImage, other: OwnImage): number {
  if (one.label !== other.label) return one.label - other.label;
  const at = one.pixels.findIndex((pixel, index) => pixel !== other.pixels[index]);
  return at < 0 ? 0 : one.pixels[at]! - other.pixels[at]!;
}

/**
 * How many of each digit make up `wanted`, as evenly as can be: whole shares first, then one more where most of a share
 * is missing, where it ties in the order of `luck`.
 * @param free of each digit that may be taken
 */
function allotted(
  wanted: number,
  counts: readonly number[],
  free: readonly number[],
  luck: Uint32Array,
): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const ideal = counts.map((count) => (wanted * count) / all);
  const taken = ideal.map((amount, label) => Math.min(Math.floor(amount), free[label]!));
  const missing = (label: number) => ideal[label]! - taken[label]!;
  for (let left = wanted - taken.reduce((sum, count) => sum + count, 0); left > 0; left--) {
    const [next] = [...luck]
      .filter((label) => taken[label]! < free[label]!)
      .sort((one, other) => missing(other) - missing(one));
    if (next === undefined) break;
    taken[next]! += 1;
  }
  return taken;
}

/** Of each digit one is always left to learn from; what a seed draws does not depend on the order of the images. */
export function divideOwn<Image extends OwnImage>(
  images: readonly Image[],
  { validation, test, seed }: Cut,
): Parts<Image> {
  const generator = Generator.seeded(seed, 'own split');
  const sorted = images.toSorted(inOneOrder);
  const ofLabel = Array.from({ length: 10 }, (_, label) => {
    const own = sorted.filter((image) => image.label === label);
    const order = Uint32Array.from(own, (_one, index) => index);
    generator.shuffle(order);
    return Array.from(order, (index) => own[index]!);
  });
  const luck = Uint32Array.from({ length: 10 }, (_, label) => label);
  generator.shuffle(luck);
  const counts = ofLabel.map(({ length }) => length);
  const free = counts.map((count) => Math.max(0, count - 1));
  const wanted = (share: number) =>
    share === 0 ? 0 : Math.max(1, Math.round(share * images.length));
  const tested = allotted(wanted(test), counts, free, luck);
  const stillFree = free.map((count, label) => count - tested[label]!);
  const held = allotted(wanted(validation), counts, stillFree, luck);
  return {
    test: ofLabel.flatMap((own, label) => own.slice(0, tested[label])),
    validation: ofLabel.flatMap((own, label) =>
      own.slice(tested[label], tested[label]! + held[label]!),
    ),
    training: ofLabel.flatMap((own, label) => own.slice(tested[label]! + held[label]!)),
  };
}

/** What a plan learns from when these images are divided so, or why they cannot be. */
export function dividedData(
  images: readonly OwnImage[],
  cut: Cut,
  mixed: number,
): Result<OwnImagesRef> {
  const parts = divideOwn(images, cut);
  if (parts.test.length === 0) {
    return failure(
      'too-few-to-test',
      'Of each digit you have one alone, so that none can be held out to test it.',
      'Write some twice.',
    );
  }
  if (cut.validation > 0 && parts.validation.length === 0) {
    return failure(
      'too-few-to-validate',
      `Of your ${String(images.length)} digits one of each has to be left to learn from and ${String(parts.test.length)} are held out to test it: none is left for validation.`,
      'Write more, or hold fewer out for the test.',
    );
  }
  return success(ownImagesData(parts, mixed, cut));
}
