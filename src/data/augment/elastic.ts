// Elastic distortion of Simard, Steinkraus and Platt (2003): neighbouring pixels move alike, as ink on rubber does. Any thread.
//
// A Gaussian of sigma pixels leaves nothing that varies within half a sigma. So the random numbers are drawn and smoothed on
// a lattice with nodes about so far apart, and the pixels between them interpolated: the same statistics at a tenth of the work.
import { counterWord } from '../../random/counter.ts';

/** How far each pixel of an image moves, in pixels. */
export interface Displacement {
  readonly across: Float64Array;
  readonly down: Float64Array;
}

/** Draws displacement fields; the arrays that it gives are written over by the next draw. */
export class ElasticField {
  readonly #side: number;
  /** Pixels from node to node, and nodes in a row. */
  readonly #step: number;
  readonly #nodes: number;
  /** One node's random number stands for the mean of those of step x step pixels, which varies less by that root. */
  readonly #strength: number;
  /** Weights of a Gaussian from its middle outwards. */
  readonly #weights: Float64Array;
  readonly #noise: Float64Array;
  readonly #half: Float64Array;
  readonly #field: Displacement;
  /** Of each pixel along a side: the node before it, and how far behind it is. */
  readonly #before: Int32Array;
  readonly #behind: Float64Array;

  constructor(side: number, alpha: number, sigma: number) {
    const size = side * side;
    this.#side = side;
    this.#step = Math.max(1, Math.round(sigma / 2));
    this.#nodes = Math.ceil((side - 1) / this.#step) + 1;
    this.#strength = alpha / this.#step;
    this.#weights = gaussian(sigma / this.#step, this.#nodes);
    this.#noise = new Float64Array(this.#nodes ** 2);
    this.#half = new Float64Array(this.#nodes ** 2);
    // The last node starts no cell.
    const lastCell = Math.max(0, this.#nodes - 2);
    this.#before = Int32Array.from({ length: side }, (_, x) =>
      Math.min(lastCell, Math.floor(x / this.#step)),
    );
    this.#behind = Float64Array.from({ length: side }, (_, x) => x / this.#step - this.#before[x]!);
    this.#field = { across: new Float64Array(size), down: new Float64Array(size) };
  }

  /** @param first of the counter's words: at most two a pixel are drawn from there on */
  draw(key: number, first: number): Displacement {
    this.#smoothNoise(key, first, this.#field.across);
    this.#smoothNoise(key, first + this.#noise.length, this.#field.down);
    return this.#field;
  }

  /** Outside the image nothing moves, so that the field fades at its edges. */
  #smoothNoise(key: number, first: number, into: Float64Array): void {
    const noise = this.#noise;
    for (let i = 0; i < noise.length; i++) {
      noise[i] = this.#strength * (counterWord(key, first + i) * 2 ** -31 - 1);
    }
    smoothRows(noise, this.#nodes, this.#weights, this.#half);
    smoothRows(this.#half, this.#nodes, this.#weights, noise);
    this.#interpolate(noise, into);
  }

  #interpolate(nodes: Float64Array, into: Float64Array): void {
    const side = this.#side;
    const before = this.#before;
    const behind = this.#behind;
    const width = this.#nodes;
    for (let y = 0; y < side; y++) {
      const row = before[y]! * width;
      const below = behind[y]!;
      for (let x = 0; x < side; x++) {
        const at = row + before[x]!;
        const under = at + width;
        const upper = nodes[at]! + behind[x]! * (nodes[at + 1]! - nodes[at]!);
        const lower = nodes[under]! + behind[x]! * (nodes[under + 1]! - nodes[under]!);
        into[y * side + x] = upper + below * (lower - upper);
      }
    }
  }
}

/** @returns weights of the middle and of what is 1, 2, ... away; on both sides together they add up to 1 */
function gaussian(sigma: number, length: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Float64Array.from({ length: reach + 1 }, (_, distance) =>
    Math.exp(-0.5 * (distance / sigma) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + 2 * weight, -1);
  return weights.map((weight) => weight / sum).subarray(0, length);
}

/** Smooths every row and turns rows into columns, so that twice is a smoothing both ways. */
function smoothRows(
  from: Float64Array,
  side: number,
  weights: Float64Array,
  into: Float64Array,
): void {
  const reach = weights.length - 1;
  // Zeros on both sides, so that no sum has to look where the row ends.
  const row = new Float64Array(side + 2 * reach);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) row[reach + x] = from[y * side + x]!;
    for (let x = 0; x < side; x++) {
      const middle = reach + x;
      let sum = weights[0]! * row[middle]!;
      for (let d = 1; d <= reach; d++) sum += weights[d]! * (row[middle - d]! + row[middle + d]!);
      into[x * side + y] = sum;
    }
  }
}
