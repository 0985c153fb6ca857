// What a run would see of one digit: copies made by the training's own code, and how far each is from the digit. Page thread, pure.
import { augmenter } from '../../data/augment/index.ts';
import { shifts } from '../../data/augment/shift.ts';
import type { Augmentation } from '../../network/augmentation.ts';

const side = 28;

export interface Copy {
  /** 28 x 28 bytes. */
  readonly pixels: Uint8Array;
  /** Euclidean, with pixels from 0 to 1. */
  readonly distance: number;
}

/** One copy for each place of an epoch; of shifts, there are five. */
export function copiesOf(
  image: Uint8Array,
  augmentation: Augmentation,
  seed: number,
  count: number,
): readonly Copy[] {
  const make = augmenter(augmentation, side, seed);
  const inAll = augmentation.kind === 'shifts' ? shifts.length : count;
  return Array.from({ length: inAll }, (_, index) => {
    const pixels = new Uint8Array(side * side);
    make(image, { epoch: 0, position: index, copy: index }, pixels);
    return { pixels, distance: distance(image, pixels) };
  });
}

export function distance(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += ((one[i]! - other[i]!) / 255) ** 2;
  return Math.sqrt(sum);
}

/** Of some images, the one nearest to `image` that is labelled otherwise; null when there is none. */
export function nearestOther<
  Labelled extends { readonly pixels: Uint8Array; readonly label: string },
>(
  image: Uint8Array,
  label: string | null,
  among: readonly Labelled[],
): { readonly found: Labelled; readonly distance: number } | null {
  let best: { readonly found: Labelled; readonly distance: number } | null = null;
  for (const found of among) {
    if (found.label === label) continue;
    const away = distance(image, found.pixels);
    if (best === null || away < best.distance) best = { found, distance: away };
  }
  return best;
}
