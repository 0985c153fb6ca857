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

/** Images are also divided into 7 x 7 blocks of 4 x 4 pixels. */
const blocksAcross = 7;
const blockSide = 4;
const blockSize = blockSide * blockSide;
const blockCount = blocksAcross * blocksAcross;

/** An image that is compared: where its ink is, how much, and its sum of squares. */
interface Query {
  readonly pixels: Uint16Array;
  readonly values: Uint16Array;
  readonly squares: number;
}

export class ImageMemory {
  readonly #images: ByteImages;
  readonly #places: Uint32Array;
  /** Sum of squares, and sum, of each remembered image; whole numbers, so that no order of adding matters. */
  readonly #squares: Float64Array;
  readonly #ink: Float64Array;
  /** blockCount sums of ink for each. */
  readonly #blocks: Int32Array;

  /** @param places of the images to remember, among `images` */
  constructor(images: ByteImages, places: Uint32Array) {
    this.#images = images;
    this.#places = places;
    this.#squares = new Float64Array(places.length);
    this.#ink = new Float64Array(places.length);
    this.#blocks = new Int32Array(places.length * blockCount);
    places.forEach((place, n) => {
      const image = this.#image(place);
      const { ink, squares } = sums(image);
      addBlocks(image, this.#blocks, n * blockCount);
      this.#ink[n] = ink;
      this.#squares[n] = squares;
    });
  }

  /** The nearest by the Euclidean distance of their pixels. @returns one row of Neighbours */
  byShape(image: Uint8Array, nearest: number): Neighbours {
    const squares = this.squaredDistances(image, nearest);
    return this.#neighbours(squares, nearest, (squared) => Math.sqrt(squared) / 255);
  }

  /** The nearest by total ink: the published similarity 1 / sqrt((sum of image - other)^2) is largest where this is least. */
  byInk(image: Uint8Array, nearest: number): Neighbours {
    const { ink } = sums(image);
    const differences = this.#ink.map((other) => Math.abs(other - ink));
    return this.#neighbours(differences, nearest, (difference) => difference / 255);
  }

  /**
   * Squared distances to the remembered images, exact for the `nearest` least of them; Infinity for those that cannot be
   * among these.
   */
  squaredDistances(image: Uint8Array, nearest: number): Float64Array {
    const query = queryOf(image);
    const blocks = new Int32Array(blockCount);
    addBlocks(image, blocks, 0);
    const result = new Float64Array(this.#places.length);
    const least = new Least(nearest);
    for (let n = 0; n < result.length; n++) {
      const near = blockDistance(blocks, this.#blocks, n * blockCount) < least.bound * blockSize;
      result[n] = near ? this.#squaredDistance(query, n) : Infinity;
      least.add(result[n]!);
    }
    return result;
  }

  // #region squared-distances
  /**
   * |a - b|² = |a|² + |b|² - 2 a·b. In a·b only the pixels take part where
   * a has ink, a fifth of all.
   */
  #squaredDistance({ pixels, values, squares }: Query, n: number): number {
    const { inputs } = this.#images;
    const from = this.#places[n]! * imageSize;
    let product = 0;
    for (let k = 0; k < pixels.length; k++) {
      product += values[k]! * inputs[from + pixels[k]!]!;
    }
    return squares + this.#squares[n]! - 2 * product;
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

function queryOf(image: Uint8Array): Query {
  const pixels = inkedPixels(image);
  return { pixels, values: pixels.map((pixel) => image[pixel]!), squares: sums(image).squares };
}

/** Adds up the ink of each block, from `at` on. */
function addBlocks(image: Uint8Array, into: Int32Array, at: number): void {
  const width = blocksAcross * blockSide;
  for (let y = 0; y < width; y++) {
    const row = at + Math.floor(y / blockSide) * blocksAcross;
    for (let x = 0; x < width; x++) {
      into[row + Math.floor(x / blockSide)]! += image[y * width + x]!;
    }
  }
}

/**
 * At most 16 times the squared distance: the squares of a block's 16 differences add up to no less than the square of
 * their sum, divided by 16.
 */
function blockDistance(blocks: Int32Array, others: Int32Array, from: number): number {
  let sum = 0;
  for (let block = 0; block < blockCount; block++) {
    const difference = blocks[block]! - others[from + block]!;
    sum = (sum + Math.imul(difference, difference)) | 0;
  }
  return sum;
}

/** The least of the numbers so far. */
class Least {
  readonly #values: number[] = [];
  readonly #count: number;
  /** What a number must be below to be one of them. */
  bound = Infinity;

  constructor(count: number) {
    this.#count = count;
  }

  add(value: number): void {
    if (value >= this.bound) return;
    const place = this.#values.findIndex((other) => value < other);
    this.#values.splice(place < 0 ? this.#values.length : place, 0, value);
    if (this.#values.length > this.#count) this.#values.pop();
    if (this.#values.length === this.#count) this.bound = this.#values.at(-1)!;
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
