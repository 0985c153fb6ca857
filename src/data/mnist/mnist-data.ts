// MNIST as it arrives, chunk by chunk, each verified before anyone sees it. Any thread; in the book, the worker.
import type { Examples } from '../../network/examples.ts';
import { success, type Problem, type Result } from '../../network/result.ts';
import { mnistParts, type MnistChunk, type MnistManifest, type MnistPart } from './manifest.ts';
import { PartImages } from './part-images.ts';
import { cancelled } from './problems.ts';
import type { MnistSource } from './source.ts';
import { unpackChunk } from './unpack.ts';

export interface MnistProgress {
  /** Packed bytes, counted as they come. */
  readonly loadedBytes: number;
  /** 0 before the manifest is here. */
  readonly totalBytes: number;
  /** Images that have arrived and been verified, counted from the first on without a gap. */
  readonly training: number;
  readonly test: number;
  /** Every chunk is here. */
  readonly complete: boolean;
}

export type ChunkListener = (part: MnistPart, at: number, examples: Examples) => void;

interface Waiter {
  readonly part: MnistPart;
  readonly from: number;
  readonly to: number;
  readonly resolve: (result: Result<void>) => void;
}

/** The next chunk is fetched while one is unpacked; more at once would only delay the first. */
const lanes = 2;

export class MnistData {
  readonly #source: MnistSource;
  #manifest: MnistManifest | null = null;
  #parts: Readonly<Record<MnistPart, PartImages>> | null = null;
  #loading: Promise<Result<void>> | null = null;
  /** Why the last load ended early. */
  #problem: Problem | null = null;
  readonly #here = new Set<MnistChunk>();
  readonly #loadedBytes = new Map<MnistChunk, number>();
  readonly #damaged = new Set<MnistChunk>();
  #waiters: Waiter[] = [];
  readonly #progressListeners = new Set<(progress: MnistProgress) => void>();
  readonly #chunkListeners = new Set<ChunkListener>();

  constructor(source: MnistSource) {
    this.#source = source;
  }

  /**
   * Fetches what is missing: the test images and the first training chunk first. Called again after a failure it is a retry;
   * while it runs, all callers share it.
   * @param signal of the call that began it: ends it with 'data-cancelled'
   */
  load(signal?: AbortSignal): Promise<Result<void>> {
    this.#loading ??= this.#loadOnce(signal);
    return this.#loading;
  }

  get progress(): MnistProgress {
    const chunks = this.#manifest?.chunks ?? [];
    let loadedBytes = 0;
    for (const loaded of this.#loadedBytes.values()) loadedBytes += loaded;
    return {
      loadedBytes,
      totalBytes: chunks.reduce((sum, chunk) => sum + chunk.bytes, 0),
      training: this.#parts?.training.leading ?? 0,
      test: this.#parts?.test.leading ?? 0,
      complete: chunks.length > 0 && this.#here.size === chunks.length,
    };
  }

  /** @returns how to end it */
  onProgress(listener: (progress: MnistProgress) => void): () => void {
    this.#progressListeners.add(listener);
    return () => this.#progressListeners.delete(listener);
  }

  /** Told of every chunk once it is verified, in the order of arrival. @returns how to end it */
  onChunk(listener: ChunkListener): () => void {
    this.#chunkListeners.add(listener);
    return () => this.#chunkListeners.delete(listener);
  }

  has(part: MnistPart, from: number, to: number): boolean {
    return this.#parts?.[part].has(from, to) ?? false;
  }

  /**
   * Waits until images [from, to) of a part are here. Starts no load. Fails when the load that is under way fails; at once,
   * when the last one failed and none is under way.
   */
  ready(part: MnistPart, from: number, to: number): Promise<Result<void>> {
    if (this.has(part, from, to)) return Promise.resolve(success(undefined));
    if (this.#problem && !this.#loading) {
      return Promise.resolve({ ok: false, problem: this.#problem });
    }
    return new Promise((resolve) => this.#waiters.push({ part, from, to, resolve }));
  }

  /** Views, no copies: treat them as read-only. @throws RangeError when they have not arrived */
  examples(part: MnistPart, from: number, count: number): Examples {
    if (!this.#parts) throw new RangeError('no images have arrived');
    return this.#parts[part].examples(from, count);
  }

  async #loadOnce(signal: AbortSignal | undefined): Promise<Result<void>> {
    try {
      const result = await this.#loadMissing(signal);
      this.#problem = result.ok ? null : result.problem;
      if (!result.ok) this.#settle(() => result);
      return result;
    } finally {
      this.#loading = null;
    }
  }

  async #loadMissing(signal: AbortSignal | undefined): Promise<Result<void>> {
    const opened = await this.#open(signal);
    if (!opened.ok) return opened;
    const missing = inOrder(opened.value.chunks).filter((chunk) => !this.#here.has(chunk));
    const failures: Result<void>[] = [];
    const lane = async () => {
      while (failures.length === 0) {
        const chunk = missing.shift();
        if (!chunk) return;
        const result = await this.#loadChunk(chunk, signal);
        if (!result.ok) failures.push(result);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return failures[0] ?? success(undefined);
  }

  async #open(signal: AbortSignal | undefined): Promise<Result<MnistManifest>> {
    if (this.#manifest) return success(this.#manifest);
    const manifest = await this.#source.manifest(signal);
    if (!manifest.ok) return manifest;
    const { counts, chunks } = manifest.value;
    this.#manifest = manifest.value;
    this.#parts = {
      training: new PartImages(counts.training),
      test: new PartImages(counts.test),
    };
    await this.#source.store?.prune(chunks.map((chunk) => chunk.file));
    return manifest;
  }

  async #loadChunk(chunk: MnistChunk, signal: AbortSignal | undefined): Promise<Result<void>> {
    const kept = await this.#kept(chunk);
    if (kept) {
      this.#accept(chunk, kept);
      return success(undefined);
    }
    const fetched = await this.#fetch(chunk, signal);
    const decoded = fetched.ok ? await unpackChunk(chunk, fetched.value) : fetched;
    if (!decoded.ok) {
      if (fetched.ok) this.#damaged.add(chunk);
      this.#count(chunk, 0);
      return decoded;
    }
    this.#accept(chunk, decoded.value);
    if (fetched.ok) await this.#source.store?.put(chunk.file, fetched.value);
    return success(undefined);
  }

  /** From an earlier visit; null when it is not kept, or was damaged since, in which case it is no longer kept. */
  async #kept(chunk: MnistChunk): Promise<Uint8Array | null> {
    const { store } = this.#source;
    const packed = await store?.get(chunk.file);
    if (!packed) return null;
    const decoded = await unpackChunk(chunk, packed);
    if (decoded.ok) return decoded.value;
    await store?.delete(chunk.file);
    return null;
  }

  #fetch(
    chunk: MnistChunk,
    signal: AbortSignal | undefined,
  ): Promise<Result<Uint8Array<ArrayBuffer>>> {
    if (signal?.aborted) return Promise.resolve(cancelled());
    return this.#source.fetchFile(chunk.file, {
      onBytes: (loaded) => {
        this.#count(chunk, Math.min(loaded, chunk.bytes));
      },
      fresh: this.#damaged.has(chunk),
      signal,
    });
  }

  /** Shows a verified chunk to everyone. */
  #accept(chunk: MnistChunk, decoded: Uint8Array): void {
    const { part, at, count } = chunk;
    this.#here.add(chunk);
    this.#parts![part].put(at, count, decoded);
    this.#count(chunk, chunk.bytes);
    const examples = this.examples(part, at, count);
    for (const listener of this.#chunkListeners) listener(part, at, examples);
    this.#settle((waiter) =>
      this.has(waiter.part, waiter.from, waiter.to) ? success(undefined) : null,
    );
  }

  #count(chunk: MnistChunk, bytes: number): void {
    this.#loadedBytes.set(chunk, bytes);
    const { progress } = this;
    for (const listener of this.#progressListeners) listener(progress);
  }

  /** Answers those waiters for whom there is an answer. */
  #settle(answer: (waiter: Waiter) => Result<void> | null): void {
    const waiting = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiting) {
      const result = answer(waiter);
      if (result) waiter.resolve(result);
      else this.#waiters.push(waiter);
    }
  }
}

/** What a first epoch's start needs comes first: test images to measure on, and training images from the front. */
function inOrder(chunks: readonly MnistChunk[]): MnistChunk[] {
  const ofPart = (part: MnistPart) =>
    chunks.filter((chunk) => chunk.part === part).sort((a, b) => a.at - b.at);
  const [training, test] = mnistParts.map(ofPart) as [MnistChunk[], MnistChunk[]];
  return [...training.slice(0, 1), ...test, ...training.slice(1)];
}
