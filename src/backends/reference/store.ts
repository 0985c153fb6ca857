// The reference backend's examples, as they came. Worker.
import type { ExampleStore } from '../../network/backend.ts';
import type { Examples, Split, SplitSizes } from '../../network/examples.ts';

interface StoredSplit {
  readonly inputs: Uint8Array | Float32Array;
  readonly labels: Uint8Array;
}

export class ReferenceStore implements ExampleStore {
  readonly inputSize: number;
  readonly #sizes: SplitSizes;
  /** Room is made at the first load, which tells bytes from floats. */
  readonly #splits = new Map<Split, StoredSplit>();

  constructor(sizes: SplitSizes, inputSize: number) {
    this.#sizes = sizes;
    this.inputSize = inputSize;
  }

  async load(split: Split, at: number, { inputs, labels, count }: Examples): Promise<void> {
    const stored = this.#splits.get(split) ?? this.#allocate(split, inputs);
    if (inputs instanceof Uint8Array !== stored.inputs instanceof Uint8Array) {
      throw new TypeError(`the ${split} examples are bytes in one part and floats in another`);
    }
    stored.inputs.set(inputs.subarray(0, count * this.inputSize), at * this.inputSize);
    stored.labels.set(labels.subarray(0, count), at);
    return Promise.resolve();
  }

  /** Writes the input of one example to `into`. @returns its label */
  read(split: Split, index: number, into: Float64Array): number {
    const stored = this.#splits.get(split);
    const label = stored?.labels[index];
    if (stored === undefined || label === undefined) {
      throw new RangeError(`there is no ${split} example ${index}`);
    }
    const { inputs } = stored;
    const from = index * this.inputSize;
    if (inputs instanceof Uint8Array) {
      for (let k = 0; k < into.length; k++) into[k] = inputs[from + k]! / 255;
    } else {
      for (let k = 0; k < into.length; k++) into[k] = inputs[from + k]!;
    }
    return label;
  }

  dispose(): void {
    this.#splits.clear();
  }

  #allocate(split: Split, like: Uint8Array | Float32Array): StoredSplit {
    const length = this.#sizes[split] * this.inputSize;
    const stored = {
      inputs: like instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length),
      labels: new Uint8Array(this.#sizes[split]),
    };
    this.#splits.set(split, stored);
    return stored;
  }
}
