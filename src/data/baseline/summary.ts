// What the images of each digit have in common: their mean, their spread, how dark they are. Any thread.
import {
  darknessBin,
  darknessBins,
  digitCount,
  type DigitSummary,
} from '../../network/baselines.ts';
import { imageSize } from '../mnist/manifest.ts';

/** Images of bytes, with their labels. */
export interface ByteImages {
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
  readonly count: number;
}

/** Adds up images as they come. */
export class SummaryCount {
  readonly #counts = new Uint32Array(digitCount);
  readonly #sums = new Float64Array(digitCount * imageSize);
  readonly #squares = new Float64Array(digitCount * imageSize);
  readonly #darkness = new Float64Array(digitCount);
  readonly #histogram = new Uint32Array(digitCount * darknessBins);

  add({ inputs, labels, count }: ByteImages): void {
    for (let image = 0; image < count; image++) {
      const label = labels[image]!;
      const from = image * imageSize;
      const to = label * imageSize;
      let ink = 0;
      for (let i = 0; i < imageSize; i++) {
        const value = inputs[from + i]!;
        if (value === 0) continue;
        ink += value;
        this.#sums[to + i]! += value;
        this.#squares[to + i]! += value * value;
      }
      const darkness = ink / (255 * imageSize);
      const bin = Math.min(darknessBins - 1, Math.floor(darkness / darknessBin));
      this.#counts[label]! += 1;
      this.#darkness[label]! += darkness;
      this.#histogram[label * darknessBins + bin]! += 1;
    }
  }

  summary(): DigitSummary {
    const means = new Float32Array(digitCount * imageSize);
    const deviations = new Float32Array(digitCount * imageSize);
    for (let i = 0; i < means.length; i++) {
      const count = Math.max(1, this.#counts[Math.floor(i / imageSize)]!);
      const mean = this.#sums[i]! / count;
      const variance = Math.max(0, this.#squares[i]! / count - mean * mean);
      means[i] = mean / 255;
      deviations[i] = Math.sqrt(variance) / 255;
    }
    return {
      counts: this.#counts.slice(),
      means,
      deviations,
      darkness: Float32Array.from(
        this.#darkness,
        (sum, digit) => sum / Math.max(1, this.#counts[digit]!),
      ),
      histogram: this.#histogram.slice(),
    };
  }
}

/** How far an image is from each digit's mean image: the length of their difference. */
export function distancesToMeans({ means }: DigitSummary, pixels: Float32Array): Float32Array {
  // #region mean-distance
  const distances = new Float32Array(digitCount);
  for (let digit = 0; digit < digitCount; digit++) {
    let sum = 0;
    for (let i = 0; i < imageSize; i++) {
      const difference = pixels[i]! - means[digit * imageSize + i]!;
      sum += difference * difference;
    }
    distances[digit] = Math.sqrt(sum);
  }
  // #endregion
  return distances;
}

/** The first of the least values. */
export function indexOfLeast(values: ArrayLike<number>): number {
  let least = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! < values[least]!) least = i;
  return least;
}

/** Bytes as pixels of 0 to 1. */
export function pixelsOf(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (byte) => byte / 255);
}

/** Pixels of 0 to 1 as bytes. */
export function bytesOf(pixels: Float32Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pixels, (pixel) => Math.round(255 * pixel));
}
