// Elastic distortion of Simard, Steinkraus and Platt (2003): neighbouring pixels move alike, as ink on rubber does. Any thread.
import { counterWord } from '../../random/counter.ts';

/** How far each pixel of an image moves, in pixels. */
export interface Displacement {
  readonly across: Float64Array;
  readonly down: Float64Array;
}

/** Draws displacement fields; the arrays that it gives are written over by the next draw. */
export class ElasticField {
  readonly #side: number;
  readonly #alpha: number;
  /** Weights of a Gaussian from its middle outwards. */
  readonly #weights: Float64Array;
  readonly #noise: Float64Array;
  readonly #half: Float64Array;
  readonly #field: Displacement;

  constructor(side: number, alpha: number, sigma: number) {
    const size = side * side;
    this.#side = side;
    this.#alpha = alpha;
    this.#weights = gaussian(sigma, side);
    this.#noise = new Float64Array(size);
    this.#half = new Float64Array(size);
    this.#field = { across: new Float64Array(size), down: new Float64Array(size) };
  }

  /** @param key @param first of the counter: two words a pixel are drawn from there on */
  draw(key: number, first: number): Displacement {
    const size = this.#noise.length;
    this.#smoothNoise(key, first, this.#field.across);
    this.#smoothNoise(key, first + size, this.#field.down);
    return this.#field;
  }

  /** Outside the image nothing moves, so that the field fades at its edges. */
  #smoothNoise(key: number, first: number, into: Float64Array): void {
    const noise = this.#noise;
    for (let i = 0; i < noise.length; i++) {
      noise[i] = this.#alpha * (counterWord(key, first + i) * 2 ** -31 - 1);
    }
    smoothRows(noise, this.#side, this.#weights, this.#half);
    smoothRows(this.#half, this.#side, this.#weights, into);
  }
}

/** @returns weights of the middle and of what is 1, 2, ... away; on both sides together they add up to 1 */
function gaussian(sigma: number, side: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Float64Array.from({ length: reach + 1 }, (_, distance) =>
    Math.exp(-0.5 * (distance / sigma) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + 2 * weight, -1);
  return weights.map((weight) => weight / sum).subarray(0, side);
}

/** Smooths every row and turns rows into columns, so that twice is a smoothing both ways. */
function smoothRows(
  from: Float64Array,
  side: number,
  weights: Float64Array,
  into: Float64Array,
): void {
  for (let y = 0; y < side; y++) {
    const row = y * side;
    for (let x = 0; x < side; x++) {
      const first = Math.max(0, x - weights.length + 1);
      const end = Math.min(side, x + weights.length);
      let sum = 0;
      for (let k = first; k < x; k++) sum += weights[x - k]! * from[row + k]!;
      for (let k = x; k < end; k++) sum += weights[k - x]! * from[row + k]!;
      into[x * side + y] = sum;
    }
  }
}
