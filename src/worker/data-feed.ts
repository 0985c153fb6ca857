// One data set for all runs: starts its loading, tells the page how it goes, and wakes who waits for examples. Worker.
import type { Split, SplitSizes } from '../network/examples.ts';
import type { DatasetRef } from '../network/training-plan.ts';
import type { WorkerEvent } from '../protocol/messages.ts';
import type { DataSource } from './data-source.ts';
import { Signal } from './signal.ts';

/** The split of the published experiments: what is counted before any run was opened. */
const usualSplit: DatasetRef = { dataset: 'mnist', training: 50_000, validation: 10_000 };
/** Milliseconds between two reports of bytes. */
const reportInterval = 50;

export class DataFeed {
  /** Examples have arrived. */
  readonly arrival = new Signal();
  readonly #source: DataSource;
  readonly #emit: (event: WorkerEvent) => void;
  readonly #now: () => number;
  #loading = false;
  #reportedAt = -Infinity;

  constructor(source: DataSource, emit: (event: WorkerEvent) => void, now: () => number) {
    this.#source = source;
    this.#emit = emit;
    this.#now = now;
    source.onProgress(() => {
      this.arrival.notify();
      if (this.#now() - this.#reportedAt >= reportInterval) this.#report();
    });
  }

  get inputSize(): number {
    return this.#source.inputSize;
  }

  get testSize(): number {
    return this.#source.testSize;
  }

  /** Starts to load, or tries again what has failed. Without effect while it loads. */
  start(): void {
    if (this.#loading) return;
    if (this.#source.complete) {
      this.#report();
      return;
    }
    this.#loading = true;
    void this.#source.load().then((loaded) => {
      this.#loading = false;
      this.#report();
      this.arrival.notify();
      if (!loaded.ok) this.#emit({ type: 'data-failed', problem: loaded.problem });
    });
  }

  sizes({ training, validation }: DatasetRef): SplitSizes {
    return { training, validation, test: this.#source.testSize };
  }

  arrived(split: Split, data: DatasetRef): number {
    return this.#source.arrived(split, data);
  }

  examples(split: Split, from: number, count: number, data: DatasetRef) {
    return this.#source.examples(split, from, count, data);
  }

  #report(): void {
    const source = this.#source;
    this.#reportedAt = this.#now();
    this.#emit({
      type: 'data',
      progress: {
        loadedBytes: source.loadedBytes,
        totalBytes: source.totalBytes,
        training: source.arrived('training', usualSplit),
        validation: source.arrived('validation', usualSplit),
        test: source.arrived('test', usualSplit),
        complete: source.complete,
      },
    });
  }
}
