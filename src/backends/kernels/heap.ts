// Memory of one instance of the kernels: blocks are handed out and taken back, so that runs come and go beside a data set
// without the memory growing. Any thread.

const pageSize = 65_536;
/** Blocks begin at multiples of a cache line. */
const alignment = 64;
/** Room behind each block: whole vectors may be read and written beyond a row's end. */
const slack = 64;

interface Block {
  readonly at: number;
  readonly size: number;
}

export class Heap {
  readonly #memory: WebAssembly.Memory;
  /** Free blocks in order of address; no two touch. */
  #free: Block[] = [];
  readonly #used = new Map<number, number>();
  /** Nothing has been handed out from here on. */
  #end: number;

  /** @param base first byte that is not the module's own */
  constructor(memory: WebAssembly.Memory, base: number) {
    this.#memory = memory;
    this.#end = Math.ceil(base / alignment) * alignment;
  }

  /** Changes whenever the memory grows: do not keep. */
  get buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }

  /** Bytes handed out. */
  get used(): number {
    return [...this.#used.values()].reduce((sum, size) => sum + size, 0);
  }

  /** @returns the address of a block of zeros. @throws RangeError when the device has no more memory */
  allocate(bytes: number): number {
    const size = Math.ceil((bytes + slack) / alignment) * alignment;
    const at = this.#takeFree(size) ?? this.#takeNew(size);
    this.#used.set(at, size);
    new Uint8Array(this.buffer, at, size).fill(0);
    return at;
  }

  free(at: number): void {
    const size = this.#used.get(at);
    if (size === undefined) throw new RangeError(`no block begins at ${at}`);
    this.#used.delete(at);
    const blocks = [...this.#free, { at, size }].sort((a, b) => a.at - b.at);
    const merged: Block[] = [];
    for (const block of blocks) {
      const last = merged.at(-1);
      if (last !== undefined && last.at + last.size === block.at) {
        merged[merged.length - 1] = { at: last.at, size: last.size + block.size };
      } else {
        merged.push(block);
      }
    }
    const last = merged.at(-1);
    if (last !== undefined && last.at + last.size === this.#end) {
      this.#end = last.at;
      merged.pop();
    }
    this.#free = merged;
  }

  /** The smallest free block that is large enough. */
  #takeFree(size: number): number | null {
    let best: Block | null = null;
    for (const block of this.#free) {
      if (block.size >= size && (best === null || block.size < best.size)) best = block;
    }
    if (best === null) return null;
    const { at, size: found } = best;
    const rest = found > size ? [{ at: at + size, size: found - size }] : [];
    this.#free = this.#free.flatMap((block) => (block === best ? rest : [block]));
    return at;
  }

  #takeNew(size: number): number {
    const at = this.#end;
    const missing = at + size - this.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageSize));
    this.#end = at + size;
    return at;
  }
}

/** Blocks that are freed together. */
export class Region {
  readonly #heap: Heap;
  readonly #blocks: number[] = [];

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  allocate(bytes: number): number {
    const at = this.#heap.allocate(bytes);
    this.#blocks.push(at);
    return at;
  }

  dispose(): void {
    for (const at of this.#blocks.splice(0)) this.#heap.free(at);
  }
}
