// Bytes that come piece by piece, read as a parser wants them. Any thread. No more than a piece is held at a time.
import { damaged, truncated } from './problems.ts';

/** The next piece; null at the end. */
export type Refill = () => Promise<Uint8Array | null>;

export class ByteStream {
  readonly #refill: Refill;
  #piece = new Uint8Array();
  #taken = 0;
  /** What is being read now, for the sentence when it ends too early. */
  doing = 'its header';

  constructor(refill: Refill) {
    this.#refill = refill;
  }

  /** Bytes taken so far. */
  get taken(): number {
    return this.#taken;
  }

  /** At least one byte and at most `most`, not a copy; null at the end. */
  async some(most: number): Promise<Uint8Array | null> {
    while (this.#piece.length === 0) {
      const next = await this.#refill();
      if (next === null) return null;
      this.#piece = next as Uint8Array<ArrayBuffer>;
    }
    const bytes = this.#piece.subarray(0, most);
    this.#piece = this.#piece.subarray(bytes.length);
    this.#taken += bytes.length;
    return bytes;
  }

  /** As many bytes as there are, up to `count`: a copy. */
  async upTo(count: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(count);
    let at = 0;
    while (at < count) {
      const some = await this.some(count - at);
      if (some === null) return bytes.subarray(0, at);
      bytes.set(some, at);
      at += some.length;
    }
    return bytes;
  }

  /** Exactly so many: a copy. */
  async take(count: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.upTo(count);
    if (bytes.length < count) throw truncated(this.doing);
    return bytes;
  }

  /** Shows exactly so many bytes, piece by piece, without a copy. */
  async pieces(count: number, visit: (bytes: Uint8Array, at: number) => void): Promise<void> {
    for (let at = 0; at < count;) {
      const some = await this.some(count - at);
      if (some === null) throw truncated(this.doing);
      visit(some, at);
      at += some.length;
    }
  }

  skip(count: number): Promise<void> {
    return this.pieces(count, () => undefined);
  }

  /** All that is left. */
  async drain(): Promise<void> {
    while ((await this.some(Infinity)) !== null);
  }
}

/** A file, a slice at a time. @param between called before each slice with the bytes read so far; throws to end the reading */
export function fileStream(file: Blob, between: (read: number) => Promise<void>): ByteStream {
  const slice = 1 << 18;
  let at = 0;
  return new ByteStream(async () => {
    await between(at);
    if (at >= file.size) return null;
    const bytes = new Uint8Array(await file.slice(at, at + slice).arrayBuffer());
    at += bytes.length;
    return bytes.length === 0 ? null : bytes;
  });
}

/** The next `count` bytes of another stream, unpacked (zlib). */
export function unpacked(from: ByteStream, count: number): ByteStream {
  let left = count;
  /** What went wrong before it came to unpacking. */
  let fault: Error | null = null;
  async function next(): Promise<Uint8Array | null> {
    try {
      const some = left > 0 ? await from.some(left) : null;
      if (some === null && left > 0) throw truncated(from.doing);
      left -= some?.length ?? 0;
      return some;
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error));
      throw fault;
    }
  }
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      const some = await next();
      if (some === null) controller.close();
      else controller.enqueue(some as Uint8Array<ArrayBuffer>);
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('deflate')).getReader();
  return new ByteStream(async () => {
    try {
      return (await reader.read()).value ?? null;
    } catch {
      throw fault ?? damaged('a compressed array cannot be unpacked');
    }
  });
}
