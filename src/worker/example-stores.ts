// The data set in the backends' own memory. Worker. Runs on the same backend with the same split share one store, and a
// run that is reset finds it filled. Points that a plan brings with it, and house numbers, have a store for each plan, as long as it is used.
import { stageSize, type Staging } from '../engine/index.ts';
import { isStaged } from '../network/augmentation.ts';
import type { Backend, ExampleStore } from '../network/backend.ts';
import { splits, type Split } from '../network/examples.ts';
import type { DatasetRef, MnistRef } from '../network/dataset.ts';
import { inputSize } from '../network/network-spec.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { DataFeed } from './data-feed.ts';
import { Signal } from './signal.ts';

/** Examples copied in one go: a GPU's store has work with them, and messages wait meanwhile. */
const pieceSize = 10_000;

/** A store that fills itself as examples arrive. */
class FillingStore {
  /** More was loaded, or loading failed. */
  readonly changed = new Signal();
  readonly store: ExampleStore;
  users = 0;
  readonly #feed: DataFeed;
  readonly #data: DatasetRef;
  readonly #giveWay: () => Promise<void>;
  readonly #loaded: Record<Split, number> = { training: 0, validation: 0, test: 0 };
  /** The training images are made on the way, by whoever uses the store: those of the data set stay where they are. */
  readonly #staged: boolean;
  /** What the backend threw when it was to take examples. */
  #failure: Error | null = null;
  #disposed = false;

  constructor(
    store: ExampleStore,
    feed: DataFeed,
    data: DatasetRef,
    giveWay: () => Promise<void>,
    staged = false,
  ) {
    this.store = store;
    this.#staged = staged;
    this.#feed = feed;
    this.#data = data;
    this.#giveWay = giveWay;
    void this.#fill();
  }

  /** How many of the first examples are in the store, or can be staged. @throws what the backend threw when it was to take them */
  loaded(split: Split): number {
    if (this.#failure) throw this.#failure;
    return this.#loaded[split];
  }

  get isSound(): boolean {
    return this.#failure === null;
  }

  get staging(): Staging | undefined {
    if (!this.#staged) return undefined;
    return {
      source: (index) => this.#feed.examples('training', index, 1, this.#data),
      load: (examples) => this.store.load('training', 0, examples),
    };
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.store.dispose();
  }

  async #fill(): Promise<void> {
    try {
      while (!this.#disposed) {
        // Asked before the look: what arrives while examples are copied must not be missed.
        const arrival = this.#feed.arrival.next();
        let copied = 0;
        for (const split of splits) copied += await this.#copy(split);
        if (this.#isFull()) return;
        if (copied === 0) await arrival;
        else await this.#giveWay();
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.changed.notify();
    }
  }

  /** @returns how many examples were copied */
  async #copy(split: Split): Promise<number> {
    const from = this.#loaded[split];
    const count = Math.min(this.#feed.arrived(split, this.#data) - from, pieceSize);
    if (count <= 0 || this.#disposed) return 0;
    if (!(this.#staged && split === 'training')) {
      await this.store.load(split, from, this.#feed.examples(split, from, count, this.#data));
    }
    this.#loaded[split] = from + count;
    this.changed.notify();
    return count;
  }

  #isFull(): boolean {
    const sizes = this.#feed.sizes(this.#data);
    return splits.every((split) => this.#loaded[split] >= sizes[split]);
  }
}

/** The right to use a store, until it is given back. */
export interface StoreLease {
  readonly store: ExampleStore;
  readonly changed: Signal;
  loaded(split: Split): number;
  /** For a plan that makes its training images. */
  readonly staging: Staging | undefined;
  giveBack(): void;
}

export class ExampleStores {
  readonly #feed: DataFeed;
  readonly #giveWay: () => Promise<void>;
  readonly #stores = new Map<string, FillingStore>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(feed: DataFeed, giveWay: () => Promise<void>) {
    this.#feed = feed;
    this.#giveWay = giveWay;
  }

  /** One after another, so that two runs which open at once share a store. Rejects with what the backend threw. */
  lease(backend: Backend, plan: TrainingPlan): Promise<StoreLease> {
    const { data, network } = plan;
    const lease = this.#queue.then(() => {
      if (isStaged(plan)) return this.#leaseStaged(backend, data, inputSize(network));
      return data.dataset === 'mnist'
        ? this.#leaseNow(backend, data)
        : this.#leaseOwn(backend, data, inputSize(network));
    });
    this.#queue = lease.catch(() => undefined);
    return lease;
  }

  async #leaseNow(backend: Backend, data: MnistRef): Promise<StoreLease> {
    const key = JSON.stringify([backend.id, data.dataset, data.training, data.validation]);
    let filling = this.#stores.get(key);
    if (!filling?.isSound) {
      // Room first: two data sets at once may be too much for a small device.
      this.#disposeUnused();
      const store = await backend.store(this.#feed.sizes(data), this.#feed.inputSize);
      filling = new FillingStore(store, this.#feed, data, this.#giveWay);
      this.#stores.set(key, filling);
    }
    return this.#leaseOf(key, filling);
  }

  /** Kept under no key: it goes when its lease is given back. */
  async #leaseOwn(
    backend: Backend,
    data: Exclude<DatasetRef, MnistRef>,
    inputs: number,
  ): Promise<StoreLease> {
    const store = await backend.store(this.#feed.sizes(data), inputs);
    return this.#leaseOf('', new FillingStore(store, this.#feed, data, this.#giveWay));
  }

  /** Another run's images must not take the place of those that were just made: each run has a store of its own. */
  async #leaseStaged(backend: Backend, data: DatasetRef, inputs: number): Promise<StoreLease> {
    this.#disposeUnused();
    const sizes = { ...this.#feed.sizes(data), training: stageSize };
    const store = await backend.store(sizes, inputs);
    return this.#leaseOf('', new FillingStore(store, this.#feed, data, this.#giveWay, true));
  }

  /** Frees all stores; no lease may be in use any more. */
  dispose(): void {
    for (const filling of this.#stores.values()) filling.dispose();
    this.#stores.clear();
  }

  #leaseOf(key: string, filling: FillingStore): StoreLease {
    filling.users++;
    let given = false;
    return {
      store: filling.store,
      changed: filling.changed,
      loaded: (split) => filling.loaded(split),
      staging: filling.staging,
      giveBack: () => {
        if (given) return;
        given = true;
        filling.users--;
        // One that nobody uses stays for the next run, unless it failed or was replaced.
        if (filling.users === 0 && (!filling.isSound || this.#stores.get(key) !== filling)) {
          this.#drop(key, filling);
        }
      },
    };
  }

  #disposeUnused(): void {
    for (const [key, filling] of this.#stores) {
      if (filling.users === 0) this.#drop(key, filling);
    }
  }

  #drop(key: string, filling: FillingStore): void {
    filling.dispose();
    if (this.#stores.get(key) === filling) this.#stores.delete(key);
  }
}
