// Where all runs have their examples from: MNIST, whose loading it starts and tells the page of, house numbers once the reader
// has chosen a file of them, and the plans' own points and images, which are there at once. Worker.
import type { Examples, Split, SplitSizes } from '../network/examples.ts';
import {
  inlineExamples,
  someExamples,
  trainingSize,
  type DatasetRef,
  type HouseNumbersRef,
  type MnistRef,
} from '../network/dataset.ts';
import { allImages, usualSplit } from '../network/mnist.ts';
import { ownImagesExamples } from '../network/own-images.ts';
import { planeExamples } from '../network/plane-sets.ts';
import type { WorkerEvent } from '../protocol/messages.ts';
import type { DataSource } from './data-source.ts';
import { HouseNumbersFeed } from './house-numbers-feed.ts';
import { Signal } from './signal.ts';

/** What a plan brings with it, or says how to draw. */
type OwnData = Exclude<DatasetRef, MnistRef | HouseNumbersRef>;
/** Milliseconds between two reports of bytes. */
const reportInterval = 50;

export class DataFeed {
  /** Examples have arrived. */
  readonly arrival = new Signal();
  readonly houseNumbers: HouseNumbersFeed;
  readonly #source: DataSource;
  readonly #emit: (event: WorkerEvent) => void;
  readonly #now: () => number;
  /** A plan's own examples, for as long as it lives. */
  readonly #own = new WeakMap<OwnData, Readonly<Record<Split, Examples>>>();
  #loading = false;
  #reportedAt = -Infinity;

  constructor(
    source: DataSource,
    emit: (event: WorkerEvent) => void,
    now: () => number,
    giveWay: () => Promise<void>,
  ) {
    this.houseNumbers = new HouseNumbersFeed(emit, now, giveWay, () => this.arrival.notify());
    this.#source = source;
    this.#emit = emit;
    this.#now = now;
    source.onProgress(() => {
      this.arrival.notify();
      if (this.#now() - this.#reportedAt >= reportInterval) this.#report();
    });
  }

  /** Pixels of an image. */
  get inputSize(): number {
    return this.#source.inputSize;
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

  sizes(data: DatasetRef): SplitSizes {
    if (data.dataset === 'mnist') {
      const { training, validation } = data;
      return { training, validation, test: this.#source.testSize };
    }
    if (data.dataset === 'house-numbers') {
      const { training, validation, test } = data;
      return { training, validation, test };
    }
    const size = (split: Split) => this.#ownOf(data)[split].count;
    return { training: trainingSize(data), validation: size('validation'), test: size('test') };
  }

  arrived(split: Split, data: DatasetRef): number {
    switch (data.dataset) {
      case 'mnist':
        return this.#source.arrived(split, data);
      case 'house-numbers':
        return this.houseNumbers.arrived(split, data);
      case 'own-images':
        if (split !== 'training' || data.mixed === undefined) return this.#ownOf(data)[split].count;
        // Any of MNIST's may be asked for.
        return this.#source.complete ? trainingSize(data) : 0;
      case 'inline':
      case 'plane':
        return this.#ownOf(data)[split].count;
    }
  }

  examples(split: Split, from: number, count: number, data: DatasetRef): Examples {
    switch (data.dataset) {
      case 'mnist':
        return this.#source.examples(split, from, count, data);
      case 'house-numbers':
        return this.houseNumbers.examples(split, from, count, data);
      case 'own-images': {
        const own = this.#ownOf(data)[split];
        if (split !== 'training' || from < own.count) return someExamples(own, from, count);
        const there = this.#source.arrived('training', allImages);
        return this.#source.examples('training', (from - own.count) % there, count, allImages);
      }
      case 'inline':
      case 'plane':
        return someExamples(this.#ownOf(data)[split], from, count);
    }
  }

  #ownOf(data: OwnData): Readonly<Record<Split, Examples>> {
    let examples = this.#own.get(data);
    if (!examples) {
      examples = ownExamples(data);
      this.#own.set(data, examples);
    }
    return examples;
  }

  #report(): void {
    const source = this.#source;
    this.#reportedAt = this.#now();
    this.#emit({
      type: 'data',
      progress: {
        loadedBytes: source.loadedBytes,
        totalBytes: source.totalBytes,
        // What is counted before any run was opened.
        training: source.arrived('training', usualSplit),
        validation: source.arrived('validation', usualSplit),
        test: source.arrived('test', usualSplit),
        complete: source.complete,
      },
    });
  }
}

function ownExamples(data: OwnData): Readonly<Record<Split, Examples>> {
  switch (data.dataset) {
    case 'own-images':
      return ownImagesExamples(data);
    case 'plane':
      return planeExamples(data);
    case 'inline': {
      const of = (split: Split) => inlineExamples(data, split);
      return { training: of('training'), validation: of('validation'), test: of('test') };
    }
  }
}
