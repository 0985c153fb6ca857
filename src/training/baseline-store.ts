// A measurement that the worker makes of a reader of digits, as the page's figures share it: how far it is, and what came
// out. Page thread; no React.
import type { BaselineJob, BaselineResult } from '../network/baselines.ts';
import type { Problem } from '../network/result.ts';
import type { DataProgress, WorkerEvent } from '../protocol/messages.ts';
import type { TrainingClient } from './client.ts';

export interface BaselineState<Result = BaselineResult> {
  /** Images looked at, and to be looked at; the latter 0 while images are still arriving. */
  readonly done: number;
  readonly total: number;
  /** Counts so far, where there are any. */
  readonly result: Result | null;
  readonly finished: boolean;
  /** How much of the data set has come; null before anything is known. */
  readonly data: DataProgress | null;
  readonly problem: Problem | null;
}

export const nothingMeasured: BaselineState<never> = {
  done: 0,
  total: 0,
  result: null,
  finished: false,
  data: null,
  problem: null,
};

export class BaselineStore {
  readonly #client: TrainingClient;
  readonly #job: BaselineJob;
  readonly #listeners = new Set<() => void>();
  #state: BaselineState = nothingMeasured;
  /** Of the job under way; null when none is. */
  #id: number | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(client: TrainingClient, job: BaselineJob) {
    this.#client = client;
    this.#job = job;
  }

  /** For useSyncExternalStore. The first listener starts the job; when the last has gone, one that is not done is called off. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#state.finished && this.#id === null) this.#start();
    return () => {
      this.#listeners.delete(listener);
      // Later, because React may subscribe again at once.
      setTimeout(() => {
        if (this.#listeners.size === 0) this.#callOff();
      }, 0);
    };
  };

  readonly snapshot = (): BaselineState => this.#state;

  /** After a failure of the data, or of the worker. */
  readonly retry = (): void => {
    this.#set({ ...this.#state, problem: null });
    if (this.#id === null) this.#start();
    else this.#client.send({ type: 'fetch-data' });
  };

  #start(): void {
    this.#unsubscribe ??= this.#client.subscribe({
      event: (event) => this.#receive(event),
      died: (replaceable) => this.#workerDied(replaceable),
    });
    this.#ask();
  }

  #ask(): void {
    this.#id = this.#client.nextId();
    this.#client.send({ type: 'baseline', id: this.#id, job: this.#job });
  }

  #callOff(): void {
    if (this.#id !== null) this.#client.send({ type: 'cancel-baseline', id: this.#id });
    this.#end();
    if (!this.#state.finished) this.#state = nothingMeasured;
  }

  #end(): void {
    this.#id = null;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  #receive(event: WorkerEvent): void {
    switch (event.type) {
      case 'data':
        this.#set({ ...this.#state, data: event.progress, problem: null });
        break;
      case 'data-failed':
        this.#set({ ...this.#state, problem: event.problem });
        break;
      case 'baseline': {
        if (event.id !== this.#id) return;
        const { done, total, result } = event;
        const finished = total > 0 && done === total;
        if (finished) this.#end();
        this.#set({ ...this.#state, done, total, result, finished });
        break;
      }
      default:
    }
  }

  #workerDied(replaceable: boolean): void {
    if (replaceable) {
      this.#ask();
      return;
    }
    this.#end();
    this.#set({
      ...nothingMeasured,
      problem: {
        code: 'worker-died',
        message: 'The part of the page that measures has stopped several times.',
        hint: 'Press Retry to try once more.',
      },
    });
  }

  #set(state: BaselineState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
