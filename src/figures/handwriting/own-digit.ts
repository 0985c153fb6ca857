// A digit of the reader's own, as it is kept on the device. Page thread, pure.
import * as v from 'valibot';
import { base64Of } from '../../network/base64.ts';
import type { DatasetRef } from '../../network/dataset.ts';
import { ownImagesOf, type OwnImage, type OwnImagesRef } from '../../network/own-images.ts';
import { pixelCount } from '../baseline/digits-data.ts';

const sources = ['drawn', 'idx', 'image'] as const;

/** What is stored; the key is the storage's own. */
const schema = v.strictObject({
  version: v.literal(1),
  /** What the reader says it is. */
  label: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)),
  /** 28 x 28, normalised as MNIST's are: 255 is full ink. */
  pixels: v.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length === pixelCount,
  ),
  source: v.picklist(sources),
});
export type StoredDigit = v.InferOutput<typeof schema>;

export interface OwnDigit extends StoredDigit {
  /** Larger than those of all digits that were there before. */
  readonly key: number;
}

/** @returns null for a record of another version, or a damaged one */
export function parseDigit(key: number, value: unknown): OwnDigit | null {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? { ...parsed.output, key } : null;
}

export function storedDigit(
  label: number,
  pixels: Uint8Array,
  source: StoredDigit['source'],
): StoredDigit {
  return { version: 1, label, pixels, source };
}

/** @param pixels 0 to 1 */
export function bytesOf(pixels: Float32Array): Uint8Array {
  return Uint8Array.from(pixels, (value) => Math.round(255 * value));
}

/** Of several digits in a row, 0 to 1, as a network takes them. */
export function inputsOf(digits: readonly { readonly pixels: Uint8Array }[]): Float32Array {
  const inputs = new Float32Array(digits.length * pixelCount);
  digits.forEach(({ pixels }, index) => {
    for (let at = 0; at < pixelCount; at++) inputs[index * pixelCount + at] = pixels[at]! / 255;
  });
  return inputs;
}

/** How often each digit is there. */
export function countsOf(digits: readonly OwnDigit[], source?: OwnDigit['source']): number[] {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const digit of digits) {
    if (source === undefined || digit.source === source) counts[digit.label]! += 1;
  }
  return counts;
}

export interface Divided {
  readonly learnt: readonly OwnDigit[];
  readonly heldOut: readonly OwnDigit[];
}

/**
 * Two of every five of each digit are held out, the second and the fourth: as many of each as can be, whatever is added.
 * Where the bench learns from them, it is those that it neither learns from nor goes by.
 */
export function divided(digits: readonly OwnDigit[], bench?: DatasetRef): Divided {
  const unseen = bench?.dataset === 'own-images' ? unseenBy(bench, digits) : null;
  // It may have come with digits that are none of these.
  const held = unseen !== null && unseen.size < digits.length ? unseen : twoOfFive(digits);
  return {
    learnt: digits.filter((digit) => !held.has(digit)),
    heldOut: digits.filter((digit) => held.has(digit)),
  };
}

function unseenBy(data: OwnImagesRef, digits: readonly OwnDigit[]): ReadonlySet<OwnDigit> {
  const nameOf = ({ label, pixels }: OwnImage) => `${String(label)} ${base64Of(pixels)}`;
  const seen = ownImagesOf(data).slice(0, data.training + data.validation);
  const names = new Set(seen.map(nameOf));
  return new Set(digits.filter((digit) => !names.has(nameOf(digit))));
}

function twoOfFive(digits: readonly OwnDigit[]): ReadonlySet<OwnDigit> {
  const seen = Array.from({ length: 10 }, () => 0);
  const held = new Set<OwnDigit>();
  for (const digit of digits) {
    const place = seen[digit.label]!++ % 5;
    if (place === 1 || place === 3) held.add(digit);
  }
  return held;
}
