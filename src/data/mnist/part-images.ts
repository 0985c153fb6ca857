// The images and labels of one published part, as far as they have arrived. Any thread.
import type { Examples } from '../../network/examples.ts';
import { imageSize } from './manifest.ts';

/** All of a part in two arrays, so that any range of it can be looked at without a copy. */
export class PartImages {
  readonly #images: Uint8Array;
  readonly #labels: Uint8Array;
  /** [from, to) of what has arrived: sorted, apart from each other. */
  #arrived: (readonly [number, number])[] = [];

  constructor(count: number) {
    this.#images = new Uint8Array(count * imageSize);
    this.#labels = new Uint8Array(count);
  }

  /** Takes in a decoded chunk: labels first, then images (manifest.ts). */
  put(at: number, count: number, decoded: Uint8Array): void {
    this.#labels.set(decoded.subarray(0, count), at);
    this.#images.set(decoded.subarray(count), at * imageSize);
    const ranges = [...this.#arrived, [at, at + count] as const].sort((a, b) => a[0] - b[0]);
    this.#arrived = [];
    for (const [from, to] of ranges) {
      const last = this.#arrived.at(-1);
      if (last?.[1] === from) this.#arrived[this.#arrived.length - 1] = [last[0], to];
      else this.#arrived.push([from, to]);
    }
  }

  /** How many have arrived from the first on without a gap. */
  get leading(): number {
    const first = this.#arrived[0];
    return first?.[0] === 0 ? first[1] : 0;
  }

  /** Whether all of [from, to) have arrived. */
  has(from: number, to: number): boolean {
    return from === to || this.#arrived.some(([start, end]) => start <= from && to <= end);
  }

  /** Views: they share memory with everyone who asks, and nobody writes. */
  examples(from: number, count: number): Examples {
    if (!this.has(from, from + count)) {
      throw new RangeError(`images ${from} to ${from + count} have not arrived`);
    }
    return {
      inputs: this.#images.subarray(from * imageSize, (from + count) * imageSize),
      labels: this.#labels.subarray(from, from + count),
      count,
    };
  }
}
