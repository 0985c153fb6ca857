// A data set for one of TensorFlow.js's devices. Worker.
import type { ExampleStore } from '../../network/backend.ts';
import type { Examples, Split, SplitSizes } from '../../network/examples.ts';
import { devicePixels, hostPixels, type Pixels } from './pixels.ts';
import { hostRows, type Rows } from './rows.ts';
import type { Runtime } from './runtime.ts';

interface StoredSplit {
  readonly bytes: boolean;
  readonly pixels: Pixels;
  readonly labels: Uint8Array;
  /** 1 for each example that has been loaded. */
  readonly loaded: Uint8Array;
}

/** Examples drawn for some consecutive steps. */
export interface Block {
  /** [count, inputSize] */
  readonly inputs: Rows;
  readonly labels: Uint8Array;
  /** [count, classes] 1 at the label, else 0. */
  readonly targets: Rows;
}

export class TensorflowStore implements ExampleStore {
  readonly #sizes: SplitSizes;
  /** Room is made at the first load, which tells bytes from floats. */
  readonly #splits = new Map<Split, StoredSplit>();

  constructor(
    readonly runtime: Runtime,
    sizes: SplitSizes,
    readonly inputSize: number,
  ) {
    this.#sizes = sizes;
  }

  /** @throws BackendLost; TypeError for bytes where floats were loaded before; RangeError beyond the split's size */
  load(split: Split, at: number, { inputs, labels, count }: Examples): Promise<void> {
    return this.runtime.guard(() => {
      if (at + count > this.#sizes[split]) {
        throw new RangeError(`there is no room for ${split} example ${at + count - 1}`);
      }
      if (count === 0) return;
      const stored = this.#splits.get(split) ?? this.#allocate(split, inputs);
      if (inputs instanceof Uint8Array !== stored.bytes) {
        throw new TypeError(`the ${split} examples are bytes in one part and floats in another`);
      }
      stored.pixels.write(at, inputs.subarray(0, count * this.inputSize));
      stored.labels.set(labels.subarray(0, count), at);
      stored.loaded.fill(1, at, at + count);
    });
  }

  /**
   * The caller has called runtime.use(), and disposes of the block.
   * @throws RangeError for an example that has not been loaded
   */
  block(split: Split, indices: Uint32Array, classes: number): Block {
    const stored = this.#splits.get(split);
    const missing = indices.find((index) => stored?.loaded[index] !== 1);
    if (stored === undefined || missing !== undefined) {
      throw new RangeError(`${split} example ${missing ?? 0} has not been loaded`);
    }
    const labels = Uint8Array.from(indices, (index) => stored.labels[index]!);
    const targets = new Float32Array(labels.length * classes);
    for (const [row, label] of labels.entries()) targets[row * classes + label] = 1;
    return {
      inputs: stored.pixels.gather(indices),
      labels,
      targets: hostRows(targets, classes),
    };
  }

  dispose(): void {
    for (const { pixels } of this.#splits.values()) pixels.dispose();
    this.#splits.clear();
  }

  #allocate(split: Split, like: Examples['inputs']): StoredSplit {
    const count = this.#sizes[split];
    const stored = {
      bytes: like instanceof Uint8Array,
      pixels: this.runtime.isGpu
        ? devicePixels(this.inputSize, like)
        : hostPixels(count, this.inputSize, like),
      labels: new Uint8Array(count),
      loaded: new Uint8Array(count),
    };
    this.#splits.set(split, stored);
    return stored;
  }
}
