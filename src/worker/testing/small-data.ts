// A data set for tests: ten patterns with noise, as large as images of MNIST but few, that arrives in pieces and fails when
// asked to. Node and browser.
import type { Examples, Split } from '../../network/examples.ts';
import { failure, success, type Result } from '../../network/result.ts';
import type { MnistRef } from '../../network/dataset.ts';
import type { DataSource } from '../data-source.ts';

const inputSize = 784;
const trainingSize = 400;
const testSize = 100;

/** How its parts split a plan of the tests. */
export const smallSplit: MnistRef = { dataset: 'mnist', training: 300, validation: 100 };

/** Lehmer's generator with Park and Miller's numbers; each call gives a number of 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function draw(count: number, seed: number): Examples {
  const pattern = numbers(1);
  const ink = Array.from({ length: 10 * inputSize }, () => pattern() < 0.2);
  const chance = numbers(seed);
  const labels = Uint8Array.from({ length: count }, () => Math.floor(10 * chance()));
  const inputs = Uint8Array.from({ length: count * inputSize }, (_, index) => {
    const label = labels[Math.floor(index / inputSize)]!;
    const noisy = chance() < 0.05;
    return ink[label * inputSize + (index % inputSize)] === noisy ? 0 : 255;
  });
  return { inputs, labels, count };
}

const training = draw(trainingSize, 2);
const test = draw(testSize, 3);

export class SmallData implements DataSource {
  readonly inputSize = inputSize;
  readonly testSize = testSize;
  readonly totalBytes = 2;
  /** Pieces that will arrive; the test set is the first, all training examples are the second. */
  readonly #pieces: number;
  readonly #listeners: (() => void)[] = [];
  #arrived = 0;
  #fails: boolean;

  /** @param options.fails the first attempt gets the test set only */
  constructor({ fails = false } = {}) {
    this.#pieces = this.totalBytes;
    this.#fails = fails;
  }

  get loadedBytes(): number {
    return this.#arrived;
  }

  get complete(): boolean {
    return this.#arrived === this.#pieces;
  }

  async load(): Promise<Result<unknown>> {
    while (!this.complete) {
      await Promise.resolve();
      if (this.#arrived === 1 && this.#fails) {
        this.#fails = false;
        return failure('data-chunk-damaged', 'Piece 2 of the data is damaged.', 'Press Retry.');
      }
      this.#arrived++;
      for (const listener of this.#listeners) listener();
    }
    return success(null);
  }

  onProgress(listener: () => void): void {
    this.#listeners.push(listener);
  }

  arrived(split: Split, data: MnistRef): number {
    if (split === 'test') return this.#arrived > 0 ? testSize : 0;
    return this.complete ? data[split] : 0;
  }

  examples(split: Split, from: number, count: number, data: MnistRef): Examples {
    const whole = split === 'test' ? test : training;
    const start = split === 'validation' ? trainingSize - data.validation + from : from;
    return {
      inputs: whole.inputs.subarray(start * inputSize, (start + count) * inputSize),
      labels: whole.labels.subarray(start, start + count),
      count,
    };
  }
}
