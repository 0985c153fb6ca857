// Trains the queue's experiments one after the other, whatever page is open, and keeps what they found. Page thread; no React.
import { epochSize } from '../../network/augmentation.ts';
import type { RunState } from '../run-state.ts';
import type { RunStore } from '../run-store.ts';
import type { Archive, Kept } from './archive.ts';
import type { DeviceSpeeds } from './device-speeds.ts';
import { finishedRun } from './finished-run.ts';
import { planOf, reduceQueue, type Queue, type QueueAction, type QueueItem } from './queue-state.ts';

export interface ExperimentsState {
  readonly queue: Queue;
  /** Of the first in the queue. */
  readonly run: RunState;
  readonly speeds: DeviceSpeeds;
  /** null while they are being read. */
  readonly kept: Kept | null;
  /** What the reader should know of the keeping; null when all is well. */
  readonly archiveProblem: string | null;
}

/** What it needs of the page; tests bring their own. */
export interface QueueSurroundings {
  readonly store: Pick<RunStore, 'snapshot' | 'subscribe' | 'close' | 'actions'>;
  readonly archive: Archive;
  readonly now: () => number;
  readonly saveQueue: (queue: Queue) => void;
  readonly saveSpeeds: (speeds: DeviceSpeeds) => void;
  /** Whether the first of the queue is kept at where a reload cut it off. */
  readonly resumable: boolean;
}

const nothingKept: Kept = { runs: [], unreadable: [] };

export class ExperimentQueue {
  readonly #around: QueueSurroundings;
  readonly #listeners = new Set<() => void>();
  #state: ExperimentsState;
  /** Which item the run store holds; null: none yet. */
  #loaded: string | null = null;
  #training = false;

  constructor(queue: Queue, speeds: DeviceSpeeds, around: QueueSurroundings) {
    this.#around = around;
    const { store } = around;
    this.#state = { queue, run: store.snapshot(), speeds, kept: null, archiveProblem: null };
    if (around.resumable) this.#loaded = queue.items[0]?.id ?? null;
    // For good: a run pauses when the last of its listeners leaves.
    store.subscribe(() => this.#runChanged());
    void this.#load();
    this.#drive();
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): ExperimentsState => this.#state;

  add(item: QueueItem): void {
    this.#dispatch({ type: 'add', item });
  }

  pause(): void {
    this.#dispatch({ type: 'pause' });
  }

  resume(): void {
    this.#dispatch({ type: 'resume' });
  }

  dismiss(id: string): void {
    this.#dispatch({ type: 'dismiss', id });
  }

  /** Takes it out of the queue. Of the one that trains, the epochs that are finished are kept. */
  end(id: string): void {
    if (id === this.#state.queue.items[0]?.id && id === this.#loaded) this.#keep();
    this.#dispatch({ type: 'remove', id });
  }

  readonly retryData = (): void => this.#around.store.actions.retryData();

  /** @param key of a kept run, readable or not */
  async forget(key: string): Promise<void> {
    try {
      await this.#around.archive.remove(key);
    } catch (error) {
      this.#troubled('remove the run', error);
      return;
    }
    const { runs, unreadable } = this.#state.kept ?? nothingKept;
    this.#set({
      kept: {
        runs: runs.filter(({ id }) => id !== key),
        unreadable: unreadable.filter((one) => one.key !== key),
      },
    });
  }

  async #load(): Promise<void> {
    try {
      const { runs, unreadable } = await this.#around.archive.load();
      // A run may have finished meanwhile.
      const own = this.#state.kept?.runs ?? [];
      const before = runs.filter(({ id }) => own.every((run) => run.id !== id));
      this.#set({ kept: { runs: [...before, ...own], unreadable } });
    } catch (error) {
      this.#set({ kept: this.#state.kept ?? nothingKept });
      this.#troubled('read the runs that were kept', error);
    }
  }

  #dispatch(action: QueueAction): void {
    const queue = reduceQueue(this.#state.queue, action);
    this.#around.saveQueue(queue);
    this.#set({ queue });
    this.#drive();
  }

  /** Makes the run store do what the queue says. */
  #drive(): void {
    const { store } = this.#around;
    const { items, paused } = this.#state.queue;
    const first = items[0];
    if (first === undefined) {
      if (this.#loaded !== null) store.close();
      this.#loaded = null;
      this.#training = false;
      return;
    }
    if (first.id !== this.#loaded) {
      this.#training = false;
      if (paused) {
        if (this.#loaded !== null) store.close();
        this.#loaded = null;
        return;
      }
      const plan = planOf(first);
      if (plan === null) {
        this.#dispatch({ type: 'fail', id: first.id, message: 'This book has no such experiment.' });
        return;
      }
      this.#loaded = first.id;
      store.actions.reset(plan);
    }
    if (this.#training === !paused) return;
    this.#training = !paused;
    if (paused) store.actions.pause();
    else store.actions.train();
  }

  #runChanged(): void {
    const run = this.#around.store.snapshot();
    const first = this.#state.queue.items[0];
    const epochsBefore = this.#state.run.epochs.length;
    this.#set({ run });
    if (first === undefined || first.id !== this.#loaded) return;
    if (run.epochs.length > epochsBefore) this.#noteSpeed(first, run);
    if (run.status === 'ended') {
      this.#keep();
      this.#dispatch({ type: 'remove', id: first.id });
    } else if (run.status === 'failed' && run.problem !== null) {
      this.#keep();
      const { message, hint } = run.problem;
      this.#dispatch({ type: 'fail', id: first.id, message: `${message} ${hint}` });
    }
  }

  /** By the last epoch: a short run's end may be told together with its epochs, when it has no speed any more. */
  #noteSpeed({ preset }: QueueItem, { plan, epochs }: RunState): void {
    const { seconds } = epochs.at(-1)!;
    if (seconds <= 0) return;
    const speeds = { ...this.#state.speeds, [preset]: epochSize(plan) / seconds };
    this.#around.saveSpeeds(speeds);
    this.#set({ speeds });
  }

  #keep(): void {
    const item = this.#state.queue.items[0]!;
    const finished = finishedRun(item, this.#state.run, this.#around.now());
    if (finished === null) return;
    const { runs, unreadable } = this.#state.kept ?? nothingKept;
    this.#set({ kept: { runs: [...runs, finished], unreadable } });
    this.#around.archive
      .save(finished)
      .catch((error: unknown) => this.#troubled('keep the run beyond this visit', error));
  }

  #troubled(work: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#set({ archiveProblem: `This browser did not ${work} (${reason}).` });
  }

  #set(change: Partial<ExperimentsState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
