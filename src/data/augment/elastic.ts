// Elastic distortion of Simard, Steinkraus and Platt (2003): neighbouring pixels move alike, as ink on rubber does. Any thread.
//
// A Gaussian of sigma pixels leaves little that varies within three quarters of a sigma. So the random numbers are drawn and
// smoothed on a lattice with nodes about so far apart, and the pixels between them interpolated: the same deviation at a
// twentieth of the work.
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
  /** What the random numbers are multiplied by. */
  readonly #strength: number;
  /** Weights of a Gaussian from its middle outwards. */
  readonly #weights: Float64Array;
  /** Both directions at once, across and down in turn; zeros around every row, so that no sum has to look where it ends. */
  readonly #noise: Float64Array;
  readonly #half: Float64Array;
  /** A row of the lattice between two of its rows. */
  readonly #between: Float64Array;
  readonly #field: Displacement;

  constructor(side: number, alpha: number, sigma: number) {
    const size = side * side;
    this.#side = side;
    this.#step = Math.max(1, Math.floor(0.75 * sigma));
    this.#nodes = Math.ceil((side - 1) / this.#step) + 1;
    this.#strength = alpha / (this.#step * shareLeft(this.#step, sigma));
    this.#weights = gaussian(sigma / this.#step, this.#nodes);
    // One row more, and one node more in a row: a pixel on the last node is looked up as the others are.
    const room = 2 * (this.#nodes + 1) * (this.#nodes + 2 * this.#reach);
    this.#noise = new Float64Array(room);
    this.#half = new Float64Array(room);
    this.#between = new Float64Array(2 * (this.#nodes + 1));
    this.#field = { across: new Float64Array(size), down: new Float64Array(size) };
  }

  get #reach(): number {
    return this.#weights.length - 1;
  }

  /** @param first of the counter's words: at most two a pixel are drawn from there on */
  draw(key: number, first: number): Displacement {
    this.#drawNoise(key, first);
    this.#smoothRows(this.#noise, this.#half);
    this.#smoothRows(this.#half, this.#noise);
    this.#interpolate();
    return this.#field;
  }

  #drawNoise(key: number, first: number): void {
    const noise = this.#noise;
    const nodes = this.#nodes;
    const reach = this.#reach;
    const strength = this.#strength;
    for (let y = 0; y < nodes; y++) {
      const row = 2 * (y * (nodes + 2 * reach) + reach);
      for (let x = 0; x < nodes; x++) {
        const word = first + y * nodes + x;
        noise[row + 2 * x] = strength * (counterWord(key, word) * 2 ** -31 - 1);
        noise[row + 2 * x + 1] = strength * (counterWord(key, word + nodes * nodes) * 2 ** -31 - 1);
      }
    }
  }

  /**
   * Smooths every row and turns rows into columns, so that twice is a smoothing both ways. Outside the image nothing moves,
   * so that the field fades at its edges.
   */
  #smoothRows(from: Float64Array, into: Float64Array): void {
    const nodes = this.#nodes;
    const weights = this.#weights;
    const reach = this.#reach;
    const stride = 2 * (nodes + 2 * reach);
    for (let y = 0; y < nodes; y++) {
      for (let x = 0; x < nodes; x++) {
        const middle = y * stride + 2 * (reach + x);
        let across = weights[0]! * from[middle]!;
        let down = weights[0]! * from[middle + 1]!;
        for (let d = 1; d <= reach; d++) {
          const weight = weights[d]!;
          const before = middle - 2 * d;
          const behind = middle + 2 * d;
          across += weight * (from[before]! + from[behind]!);
          down += weight * (from[before + 1]! + from[behind + 1]!);
        }
        const to = x * stride + 2 * (reach + y);
        into[to] = across;
        into[to + 1] = down;
      }
    }
  }

  /** From the nodes to the pixels between them: first between two rows of nodes, then along that row. */
  #interpolate(): void {
    const side = this.#side;
    const step = this.#step;
    const { across, down } = this.#field;
    const nodes = this.#noise;
    const row = this.#between;
    const reach = this.#reach;
    const width = 2 * this.#nodes;
    const stride = width + 4 * reach;
    for (let y = 0; y < side; y++) {
      const node = Math.floor(y / step);
      const below = y / step - node;
      const upper = node * stride + 2 * reach;
      const lower = upper + stride;
      for (let i = 0; i < width; i++) {
        row[i] = nodes[upper + i]! + below * (nodes[lower + i]! - nodes[upper + i]!);
      }
      const end = (y + 1) * side;
      let at = y * side;
      for (let left = 0; at < end; left += 2) {
        let a = row[left]!;
        let d = row[left + 1]!;
        const moreAcross = (row[left + 2]! - a) / step;
        const moreDown = (row[left + 3]! - d) / step;
        for (const next = Math.min(at + step, end); at < next; at++) {
          across[at] = a;
          down[at] = d;
          a += moreAcross;
          d += moreDown;
        }
      }
    }
  }
}

/**
 * One node's random number stands for the mean of those of step x step pixels, whose deviation is less by the root of that: by
 * the factor step. And what lies between two nodes varies less than they do.
 * @returns the deviation that interpolating both ways leaves, as a mean over the pixels of a cell
 */
function shareLeft(step: number, sigma: number): number {
  const likeness = Math.exp(-((step / sigma) ** 2) / 4);
  // The mean of 2 t (1 - t) over the places t = 0, 1/step, ... of a pixel between two nodes.
  const between = (1 - 1 / step ** 2) / 3;
  return 1 - between * (1 - likeness);
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
