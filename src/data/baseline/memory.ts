// A reader that remembers images with their labels and answers with the label of the most similar one. Any thread. Nothing
// is learnt; all the work is in the looking.
import type { Neighbours } from '../../network/baselines.ts';
import { Generator } from '../../random/generator.ts';
import { imageSize } from '../mnist/manifest.ts';
import type { ByteImages } from './summary.ts';

/** The first `count` of all places in an order of chance: with the same seed, a larger choice holds the smaller one. */
export function randomPlaces(places: number, count: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: places }, (_, place) => place);
  Generator.seeded(seed, 'remembered').shuffle(order);
  return order.subarray(0, count);
}

export class ImageMemory {
  readonly #images: ByteImages;
  readonly #places: Uint32Array;
  /** Sum of squares, and sum, of each remembered image; whole numbers, so that no order of adding matters. */
  readonly #squares: Float64Array;
  readonly #ink: Float64Array;

  /** @param places of the images to remember, among `images` */
  constructor(images: ByteImages, places: Uint32Array) {
    this.#images = images;
    this.#places = places;
    this.#squares = new Float64Array(places.length);
    this.#ink = new Float64Array(places.length);
    places.forEach((place, n) => {
      const { ink, squares } = sums(this.#image(place));
      this.#ink[n] = ink;
      this.#squares[n] = squares;
    });
  }

  /** The nearest by the Euclidean distance of their pixels. @returns one row of Neighbours */
  byShape(image: Uint8Array, nearest: number): Neighbours {
    const squares = this.squaredDistances(image);
    return this.#neighbours(squares, nearest, (squared) => Math.sqrt(squared) / 255);
  }

  /** The nearest by total ink: the published similarity 1 / sqrt((sum of image - other)^2) is largest where this is least. */
  byInk(image: Uint8Array, nearest: number): Neighbours {
    const { ink } = sums(image);
    const differences = this.#ink.map((other) => Math.abs(other - ink));
    return this.#neighbours(differences, nearest, (difference) => difference / 255);
  }

  // #region squared-distances
  /** |a - b|² = |a|² + |b|² - 2 a·b: only the pixels where `image` has ink take part in a·b, a fifth of them. */
  squaredDistances(image: Uint8Array): Float64Array {
    const pixels = inkedPixels(image);
    const values = pixels.map((pixel) => image[pixel]!);
    const { squares } = sums(image);
    const { inputs } = this.#images;
    const result = new Float64Array(this.#places.length);
    for (let n = 0; n < result.length; n++) {
      const from = this.#places[n]! * imageSize;
      let product = 0;
      for (let k = 0; k < pixels.length; k++) product += values[k]! * inputs[from + pixels[k]!]!;
      result[n] = squares + this.#squares[n]! - 2 * product;
    }
    return result;
  }
  // #endregion

  #image(place: number): Uint8Array {
    return this.#images.inputs.subarray(place * imageSize, (place + 1) * imageSize);
  }

  #neighbours(
    values: Float64Array,
    nearest: number,
    distance: (value: number) => number,
  ): Neighbours {
    const order = leastPlaces(values, nearest);
    return {
      indices: Uint32Array.from(order, (n) => this.#places[n]!),
      labels: Uint8Array.from(order, (n) => this.#images.labels[this.#places[n]!]!),
      distances: Float32Array.from(order, (n) => distance(values[n]!)),
    };
  }
}

function inkedPixels(image: Uint8Array): Uint16Array {
  const pixels: number[] = [];
  for (let i = 0; i < image.length; i++) if (image[i] !== 0) pixels.push(i);
  return Uint16Array.from(pixels);
}

function sums(image: Uint8Array): { readonly ink: number; readonly squares: number } {
  let ink = 0;
  let squares = 0;
  for (const value of image) {
    ink += value;
    squares += value * value;
  }
  return { ink, squares };
}

/** Where the least values are, the least first; of equals the earlier. */
export function leastPlaces(values: Float64Array, count: number): readonly number[] {
  const least: number[] = [];
  for (let n = 0; n < values.length; n++) {
    const value = values[n]!;
    if (least.length === count && value >= values[least.at(-1)!]!) continue;
    const place = least.findIndex((other) => value < values[other]!);
    least.splice(place < 0 ? least.length : place, 0, n);
    if (least.length > count) least.pop();
  }
  return least;
}
