// Examples in the kernels' own memory, packed: of an image the list of its ink, or a byte a pixel. Worker.
import type { ExampleStore } from '../../network/backend.ts';
import type { Examples, Split, SplitSizes } from '../../network/examples.ts';
import type { KernelInstance } from './instance.ts';
import { recordLayout, writeRecord } from './records.ts';

/** As in assembly/slots.ts. */
const slotHeader = 16;
const slotsAtOnce = 256;
/** Of a slot; three bytes for each of the 19 % of pixels that are ink. */
const usualShare = 0.6;

interface StoredSplit {
  /** Address of the Source record. */
  readonly source: number;
  readonly inputs: number;
  readonly labels: number;
  readonly bytes: boolean;
}

export class KernelStore implements ExampleStore {
  readonly instance: KernelInstance;
  readonly inputSize: number;
  readonly #sizes: SplitSizes;
  /** Room is made at the first load, which tells bytes from floats. */
  readonly #splits = new Map<Split, StoredSplit>();

  constructor(instance: KernelInstance, sizes: SplitSizes, inputSize: number) {
    this.instance = instance;
    this.#sizes = sizes;
    this.inputSize = inputSize;
  }

  load(split: Split, at: number, { inputs, labels, count }: Examples): Promise<void> {
    if (at + count > this.#sizes[split]) {
      throw new RangeError(`${at + count} examples do not fit into the ${split} split`);
    }
    const bytes = inputs instanceof Uint8Array;
    const stored = this.#splits.get(split) ?? this.#allocate(split, bytes);
    if (bytes !== stored.bytes) {
      throw new TypeError(`the ${split} examples are bytes in one part and floats in another`);
    }
    const part = inputs.subarray(0, count * this.inputSize);
    if (part instanceof Uint8Array) this.#fillSlots(stored.source, at, part);
    else this.#floats(stored.inputs + 4 * at * this.inputSize, part.length).set(part);
    const { buffer } = this.instance.heap;
    new Uint8Array(buffer, stored.labels + at, count).set(labels.subarray(0, count));
    return Promise.resolve();
  }

  #floats(at: number, length: number): Float32Array {
    return new Float32Array(this.instance.heap.buffer, at, length);
  }

  /** A few at a time, through a buffer in the kernels' memory. */
  #fillSlots(source: number, at: number, bytes: Uint8Array): void {
    const { heap, functions } = this.instance;
    const count = bytes.length / this.inputSize;
    const buffer = heap.allocate(slotsAtOnce * this.inputSize);
    for (let from = 0; from < count; from += slotsAtOnce) {
      const to = Math.min(from + slotsAtOnce, count);
      const part = bytes.subarray(from * this.inputSize, to * this.inputSize);
      new Uint8Array(heap.buffer, buffer, part.length).set(part);
      functions.fillSlots(source, at + from, buffer, to - from);
    }
    heap.free(buffer);
  }

  /** Address of a split's Source record. */
  source(split: Split): number {
    const stored = this.#splits.get(split);
    if (stored === undefined) throw new RangeError(`no ${split} examples have been loaded`);
    return stored.source;
  }

  size(split: Split): number {
    return this.#sizes[split];
  }

  dispose(): void {
    for (const { source, inputs, labels } of this.#splits.values()) {
      for (const block of [source, inputs, labels]) this.instance.heap.free(block);
    }
    this.#splits.clear();
  }

  #allocate(split: Split, bytes: boolean): StoredSplit {
    const { heap } = this.instance;
    const count = this.#sizes[split];
    const width = this.inputSize;
    const stride = bytes ? slotHeader + 16 * Math.ceil(width / 16) : 4 * width;
    const inputs = heap.allocate(count * stride);
    const labels = heap.allocate(count);
    const source = heap.allocate(recordLayout('Source').size);
    writeRecord(heap.buffer, source, 'Source', {
      bytes: bytes ? 1 : 0,
      inputs,
      width,
      stride,
      typical: bytes ? Math.round(usualShare * stride) : stride,
      labels,
    });
    const stored = { source, inputs, labels, bytes };
    this.#splits.set(split, stored);
    return stored;
  }
}
