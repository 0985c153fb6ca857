// One run as the page's figures share it: its state, what can be asked of it, and who is told. Page thread; no React.
import type { BackendId } from '../network/backend.ts';
import { parsePlan, type TrainingPlan } from '../network/training-plan.ts';
import type { RunId, Tweak, WorkerEvent } from '../protocol/messages.ts';
import { tweakedPlan } from '../network/tweak.ts';
import type { TrainingClient } from './client.ts';
import { initialState, noticed, openingState, reduce, resumingState } from './reducer.ts';
import type { RunActions, RunState } from './run-state.ts';

/** Calls back before the next frame is painted; when the page is hidden, once it is seen again. */
export type Schedule = (callback: () => void) => void;
const nextFrame: Schedule = (callback) => requestAnimationFrame(callback);

export class RunStore {
  readonly id: RunId;
  /** What the server rendered: the state before anything was asked. */
  readonly initial: RunState;
  readonly #client: TrainingClient;
  readonly #schedule: Schedule;
  readonly #listeners = new Set<() => void>();
  /** Ahead of what is published by at most one frame. */
  #latest: RunState;
  #published: RunState;
  #scheduled = false;
  #backend: BackendId | 'auto' = 'auto';
  /** Whether the reader wants it to train: a new worker goes on with it. */
  #wanted = false;

  constructor(id: RunId, plan: TrainingPlan, client: TrainingClient, schedule = nextFrame) {
    this.id = id;
    this.initial = initialState(plan);
    this.#latest = this.initial;
    this.#published = this.initial;
    this.#client = client;
    this.#schedule = schedule;
    client.subscribe({
      event: (event) => this.#receive(event),
      died: (replaceable) => this.#workerDied(replaceable),
    });
  }

  /** For useSyncExternalStore. When the last figure has gone the run pauses: what nobody sees should not drain a battery. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      // Later, because React may subscribe again at once.
      setTimeout(() => {
        if (this.#listeners.size === 0 && this.#wanted) this.actions.pause();
      }, 0);
    };
  };

  /** For useSyncExternalStore: the same object until the listeners are called. */
  readonly snapshot = (): RunState => this.#published;

  readonly actions: Omit<RunActions, 'predict' | 'readExamples'> = {
    train: () => {
      this.open();
      this.#wanted = true;
      this.#client.send({ type: 'train', run: this.id });
    },
    pause: () => {
      this.#wanted = false;
      if (this.#isOpen()) this.#client.send({ type: 'pause', run: this.id });
    },
    step: () => {
      this.open();
      this.#wanted = false;
      this.#client.send({ type: 'step', run: this.id });
    },
    reset: (plan = this.#latest.plan) => this.#openNew(plan),
    tweak: (tweak) => this.#tweak(tweak),
    move: (backend) => {
      this.#backend = backend;
      if (this.#isOpen()) this.#client.send({ type: 'move', run: this.id, backend });
      else this.open();
    },
    retryData: () => {
      this.#publish({ ...this.#latest, dataProblem: null });
      this.#client.send({ type: 'fetch-data' });
    },
  };

  /** The plan as the reader has it now. */
  get plan(): TrainingPlan {
    return this.#latest.plan;
  }

  /** Opens the run if it is not open. */
  open(): void {
    if (!this.#isOpen()) this.#openNew(this.#latest.plan);
  }

  #isOpen(): boolean {
    return this.#latest.status !== 'idle' && this.#latest.status !== 'failed';
  }

  #openNew(plan: TrainingPlan): void {
    this.#wanted = false;
    this.#publish(openingState(this.#latest, plan));
    this.#client.send({ type: 'open', run: this.id, plan, backend: this.#backend });
  }

  #tweak(tweak: Tweak): void {
    const plan = parsePlan(tweakedPlan(this.#latest.plan, tweak));
    if (!plan.ok) {
      this.#publish(noticed(this.#latest, `${plan.problem.message} ${plan.problem.hint}`));
      return;
    }
    // At once, so that the slider stays under the finger.
    this.#publish({ ...this.#latest, plan: plan.value });
    if (this.#isOpen()) this.#client.send({ type: 'tweak', run: this.id, tweak });
  }

  #receive(event: WorkerEvent): void {
    const state = reduce(this.#latest, event, this.id);
    if (state === this.#latest) return;
    if (state.status === 'ended' || state.status === 'failed') this.#wanted = false;
    this.#publish(state);
  }

  #workerDied(replaceable: boolean): void {
    if (!this.#isOpen()) return;
    if (!replaceable) {
      this.#wanted = false;
      this.#publish({
        ...this.#latest,
        status: 'failed',
        examplesPerSecond: null,
        problem: {
          code: 'worker-died',
          message: 'The part of the page that trains has stopped several times.',
          hint: 'Reset to try again, with a smaller network or another backend if need be.',
        },
      });
      return;
    }
    this.#publish(
      noticed(
        resumingState(this.#latest),
        'The part of the page that trains had stopped, so it was started anew.',
      ),
    );
    const { plan } = this.#latest;
    this.#client.send({ type: 'open', run: this.id, plan, backend: this.#backend, resume: true });
    if (this.#wanted) this.#client.send({ type: 'train', run: this.id });
  }

  #publish(state: RunState): void {
    this.#latest = state;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      this.#published = this.#latest;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
