// How the pixels argue for one digit and against another, to first order. Page thread, pure.
import type { NetworkSpec } from '../../network/network-spec.ts';

/** +1 for the weighted sum of one digit and −1 for that of another, once for each example: what goes back is their difference. */
export function differenceErrors(
  classes: number,
  pro: number,
  contra: number,
  examples: number,
): Float32Array {
  const errors = new Float32Array(classes * examples);
  for (let i = 0; i < examples; i++) {
    errors[i * classes + pro] = 1;
    errors[i * classes + contra] = -1;
  }
  return errors;
}

/** The layer that gives the sums to which the last activation is applied. */
export function sumsLayer({ layers }: NetworkSpec): number {
  const last = layers.length - 1;
  return layers[last]!.kind === 'activation' && last > 0 ? last - 1 : last;
}

/** What each pixel's ink adds to the difference, if the slope held all the way down to no ink. */
export function sharesOf(slopes: Float32Array, image: Float32Array): Float32Array {
  return slopes.map((slope, pixel) => slope * image[pixel]!);
}

export function sumOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The pixels with the largest shares above 0, no more than `count`. */
export function strongest(shares: Float32Array, count: number): readonly number[] {
  return Array.from(shares.keys())
    .filter((pixel) => shares[pixel]! > 0)
    .sort((one, other) => shares[other]! - shares[one]! || one - other)
    .slice(0, count);
}

/** The image without the ink of these pixels. */
export function withoutInk(image: Float32Array, pixels: readonly number[]): Float32Array {
  const erased = image.slice();
  for (const pixel of pixels) erased[pixel] = 0;
  return erased;
}

/** What the network reads first and second; of equals the smaller digit first. */
export function firstTwo(outputs: Float32Array): readonly [first: number, second: number] {
  const order = Array.from(outputs.keys()).sort((one, other) => outputs[other]! - outputs[one]!);
  return [order[0]!, order[1]!];
}

interface Choice {
  readonly pro: number | null;
  readonly contra: number | null;
}

/** Which two digits are weighed: what the reader chose, else what was read against what it is, or against the runner-up. */
export function weighed(
  { pro, contra }: Choice,
  outputs: Float32Array,
  label: number | null,
): { readonly pro: number; readonly contra: number } {
  const [first, second] = firstTwo(outputs);
  const chosen = pro ?? (contra === first ? second : first);
  if (contra !== null && contra !== chosen) return { pro: chosen, contra };
  if (label !== null && label !== chosen) return { pro: chosen, contra: label };
  return { pro: chosen, contra: chosen === first ? second : first };
}
