// Trains what is in a queue one after the other, whatever page is open, and keeps what they found. Page thread; no React.
import { epochSize } from '../../network/augmentation.ts';
import { reasonOf } from '../../network/reason-of.ts';
import type { RunState } from '../run-state.ts';
import type { RunStore } from '../run-store.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { Archive, Kept } from './archive.ts';
import type { KeptRecord } from './kept-record.ts';
import { reduceQueue, type Queue, type QueueAction, type Queued } from './queue-state.ts';

/** Examples a second, by what was trained. */
export type Speeds = Readonly<Record<string, number>>;

export interface QueueState<Item extends Queued, Run> {
  readonly queue: Queue<Item>;
  /** Of the first in the queue. */
  readonly run: RunState;
  readonly speeds: Speeds;
  /** null while they are being read. */
  readonly kept: Kept<Run> | null;
  /** What the reader should know of the keeping; null when all is well. */
  readonly archiveProblem: string | null;
}

/** What it needs of the page; tests bring their own. */
export interface QueueSurroundings<Item extends Queued, Run> {
  readonly store: Pick<RunStore, 'snapshot' | 'subscribe' | 'close' | 'actions'>;
  readonly archive: Archive<Run>;
  readonly now: () => number;
  /** null where the book has no such thing any more. */
  readonly planOf: (item: Item) => TrainingPlan | null;
  /** Under what its speed is noted. */
  readonly speedKeyOf: (item: Item) => string;
  /** What is worth keeping of a run that is over, or is taken out; null: nothing. */
  readonly recordOf: (item: Item, run: RunState, finishedAt: number) => Run | null;
  readonly saveQueue: (queue: Queue<Item>) => void;
  readonly saveSpeeds: (speeds: Speeds) => void;
  /** Whether the first of the queue is kept at where a reload cut it off. */
  readonly resumable: boolean;
}

const nothingKept: Kept<never> = { runs: [], unreadable: [] };

export class RunQueue<Item extends Queued, Run extends KeptRecord> {
  readonly #around: QueueSurroundings<Item, Run>;
  readonly #listeners = new Set<() => void>();
  #state: QueueState<Item, Run>;
  /** Which item the run store holds; null: none yet. */
  #loaded: string | null = null;
  #training = false;
  /** The kept runs are known: nothing is trained before, lest it be trained twice. */
  #ready = false;
  /** An item that is being written down, after which it leaves the queue. */
  #leaving: string | null = null;

  constructor(queue: Queue<Item>, speeds: Speeds, around: QueueSurroundings<Item, Run>) {
    this.#around = around;
    const { store } = around;
    this.#state = { queue, run: store.snapshot(), speeds, kept: null, archiveProblem: null };
    if (around.resumable) this.#loaded = queue.items[0]?.id ?? null;
  }

  /** Begins to train. */
  start(): void {
    // For good: a run pauses when the last of its listeners leaves.
    this.#around.store.subscribe(() => this.#runChanged());
    void this.#load();
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): QueueState<Item, Run> => this.#state;

  /** Each once, however often it is asked for. */
  add(...items: readonly Item[]): void {
    const { queue, kept } = this.#state;
    const there = new Set([...queue.items, ...(kept?.runs ?? [])].map(({ id }) => id));
    const fresh = items.filter(({ id }) => !there.has(id));
    if (fresh.length > 0) this.#dispatch({ type: 'add', items: fresh });
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

  /** Takes them out of the queue. Of the one that trains, what is worth it is kept. */
  end(...ids: readonly string[]): void {
    const first = this.#state.queue.items[0]?.id;
    if (first !== undefined && first === this.#loaded && ids.includes(first)) {
      // One that leaves already does so by itself.
      const others = ids.filter((id) => id !== this.#leaving);
      if (this.#leaving === null) this.#leave(first, { type: 'remove', ids });
      else this.#dispatch({ type: 'remove', ids: others });
    } else this.#dispatch({ type: 'remove', ids });
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
    this.#dropDone();
    this.#ready = true;
    this.#drive();
  }

  /** A tab may have gone after it had kept a run and before it took it out of the queue. */
  #dropDone(): void {
    const kept = new Set(this.#state.kept?.runs.map(({ id }) => id));
    const ids = this.#state.queue.items.map(({ id }) => id).filter((id) => kept.has(id));
    if (ids.length > 0) this.#dispatch({ type: 'remove', ids });
  }

  #dispatch(action: QueueAction<Item>): void {
    const queue = reduceQueue(this.#state.queue, action);
    this.#around.saveQueue(queue);
    this.#set({ queue });
    this.#drive();
  }

  /** Makes the run store do what the queue says. */
  #drive(): void {
    if (!this.#ready || this.#leaving !== null) return;
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
      const plan = this.#around.planOf(first);
      if (plan === null) {
        this.#dispatch({
          type: 'fail',
          id: first.id,
          message: 'This book has no such experiment.',
        });
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
    if (first === undefined || first.id !== this.#loaded || this.#leaving !== null) return;
    if (run.epochs.length > epochsBefore) this.#noteSpeed(first, run);
    if (run.status === 'ended') {
      this.#leave(first.id, { type: 'remove', ids: [first.id] });
    } else if (run.status === 'failed' && run.problem !== null) {
      const { message, hint } = run.problem;
      this.#leave(first.id, { type: 'fail', id: first.id, message: `${message} ${hint}` });
    }
  }

  /** Writes the first item's run down, and only then takes it out: a tab that goes in between must not lose it. */
  #leave(id: string, action: QueueAction<Item>): void {
    if (this.#leaving !== null) return;
    this.#leaving = id;
    const leave = () => {
      this.#leaving = null;
      this.#dispatch(action);
    };
    const kept = this.#keep();
    if (kept === null) leave();
    else void kept.then(leave);
  }

  /** By the last epoch: a short run's end may be told together with its epochs, when it has no speed any more. */
  #noteSpeed(item: Item, { plan, epochs }: RunState): void {
    const { seconds } = epochs.at(-1)!;
    if (seconds <= 0) return;
    const speeds = {
      ...this.#state.speeds,
      [this.#around.speedKeyOf(item)]: epochSize(plan) / seconds,
    };
    this.#around.saveSpeeds(speeds);
    this.#set({ speeds });
  }

  /** @returns once it is written down, or was refused; null when there is nothing to keep */
  #keep(): Promise<void> | null {
    const item = this.#state.queue.items[0]!;
    const finished = this.#around.recordOf(item, this.#state.run, this.#around.now());
    if (finished === null) return null;
    const { runs, unreadable } = this.#state.kept ?? nothingKept;
    this.#set({ kept: { runs: [...runs, finished], unreadable } });
    return this.#around.archive
      .save(finished)
      .catch((error: unknown) => this.#troubled('keep the run beyond this visit', error));
  }

  #troubled(work: string, error: unknown): void {
    const reason = reasonOf(error);
    this.#set({ archiveProblem: `This browser did not ${work} (${reason}).` });
  }

  #set(change: Partial<QueueState<Item, Run>>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
