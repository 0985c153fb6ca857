// The reference backend's examples, as they came. Worker.
import type { ExampleStore } from '../../network/backend.ts';
import type { Examples, Split, SplitSizes } from '../../network/examples.ts';

interface StoredSplit {
  readonly inputs: Uint8Array | Float32Array;
  readonly labels: Uint8Array;
  /** null: the labels are classes. */
  readonly targets: Float32Array | null;
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

  async load(split: Split, at: number, examples: Examples): Promise<void> {
    const { inputs, labels, targets, count } = examples;
    const stored = this.#splits.get(split) ?? this.#allocate(split, examples);
    if (inputs instanceof Uint8Array !== stored.inputs instanceof Uint8Array) {
      throw new TypeError(`the ${split} examples are bytes in one part and floats in another`);
    }
    stored.inputs.set(inputs.subarray(0, count * this.inputSize), at * this.inputSize);
    stored.labels.set(labels.subarray(0, count), at);
    if (stored.targets && targets && count > 0) {
      stored.targets.set(targets, (at * targets.length) / count);
    }
    return Promise.resolve();
  }

  /**
   * Writes one example's input to `into`, and to `y` what the outputs should be.
   * @returns its label
   */
  read(split: Split, index: number, into: Float64Array, y: Float64Array): number {
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
    const { targets } = stored;
    if (targets) {
      for (let j = 0; j < y.length; j++) y[j] = targets[index * y.length + j]!;
    } else {
      y.fill(0);
      y[label] = 1;
    }
    return label;
  }

  dispose(): void {
    this.#splits.clear();
  }

  #allocate(split: Split, { inputs, targets, count }: Examples): StoredSplit {
    const length = this.#sizes[split] * this.inputSize;
    const stored = {
      inputs: inputs instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length),
      labels: new Uint8Array(this.#sizes[split]),
      targets: targets
        ? new Float32Array((this.#sizes[split] * targets.length) / Math.max(1, count))
        : null,
    };
    this.#splits.set(split, stored);
    return stored;
  }
}
