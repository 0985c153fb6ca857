// One run as the page's figures share it: its state, what can be asked of it, and who is told. Page thread; no React.
import type { BackendId } from '../network/backend.ts';
import type { Parameters } from '../network/parameters.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Command, RunId, Tweak, WorkerEvent } from '../protocol/messages.ts';
import { changedPlan, planAfter } from '../network/tweak.ts';
import type { TrainingClient } from './client.ts';
import { EarlierRuns } from './earlier-runs.ts';
import type { Hold } from './hold.ts';
import {
  initialState,
  noticed,
  onOtherData,
  openingState,
  reduce,
  resumingState,
} from './reducer.ts';
import type { RunMemory } from './run-memory.ts';
import type { RunActions, RunState } from './run-state.ts';
import type { SavedRun } from './saved-run.ts';
import { changeBetween } from './tweak-between.ts';
import { Whereabouts } from './whereabouts.ts';

/** Calls back before the next frame is painted; when the page is hidden, once it is seen again. */
export type Schedule = (callback: () => void) => void;
const nextFrame: Schedule = (callback) => requestAnimationFrame(callback);

interface Surroundings {
  readonly schedule?: Schedule;
  /** Left out: the run has one place on the device, whatever other tabs do. */
  readonly hold?: Hold;
}

type Kept = Extract<WorkerEvent, { type: 'kept' }>;

interface Beginning {
  readonly parameters?: Parameters | null;
  readonly replay?: Extract<Command, { type: 'open' }>['replay'];
  /** Not at all: it goes on from this. */
  readonly kept?: SavedRun;
}

const stoppedOften = {
  message: 'The part of the page that trains has stopped several times.',
  hint: 'Reset to try again, with a smaller network or another backend if need be.',
};
/** A script that cannot be fetched dies as one that fails does. */
const neverCame = {
  message: 'The part of the page that trains does not start: without a connection it cannot come.',
  hint: 'See that there is one, then start again.',
};
const heldElsewhere =
  'Another tab of the book holds the run that was kept here, so this tab has one of its own: neither is lost.';

export class RunStore {
  readonly id: RunId;
  /** What the server rendered: the state before anything was asked. */
  readonly initial: RunState;
  readonly #client: TrainingClient;
  readonly #memory: RunMemory;
  readonly #schedule: Schedule;
  readonly #where: Whereabouts;
  readonly #earlier: EarlierRuns;
  readonly #listeners = new Set<() => void>();
  /** Ahead of what is published by at most one frame. */
  #latest: RunState;
  #published: RunState;
  #scheduled = false;
  #backend: BackendId | 'auto' = 'auto';
  /** Whether the reader wants it to train: a new worker goes on with it. */
  #wanted = false;
  /** The worker keeps a checkpoint from an earlier visit, which the next opening goes on from. */
  #kept = false;
  /** The reader's settings, to be made again when a run has gone on from a checkpoint. */
  #settings: TrainingPlan | null = null;
  /** Moments are asked for when it is opened. */
  #keepsMoments = false;
  /** The moment that the worker was asked to go to, and the one to go to after that. */
  #going: number | null = null;
  #goNext: number | null = null;

  constructor(
    id: RunId,
    plan: TrainingPlan,
    client: TrainingClient,
    memory: RunMemory,
    { schedule = nextFrame, hold }: Surroundings = {},
  ) {
    this.id = id;
    this.#memory = memory;
    this.initial = initialState(plan);
    this.#latest = this.initial;
    this.#published = this.initial;
    this.#client = client;
    this.#schedule = schedule;
    this.#where = new Whereabouts(id, memory, hold ?? null);
    this.#earlier = new EarlierRuns(id, this.#where, memory, client);
    client.subscribe({
      event: (event) => this.#receive(event),
      died: (replaceable, spoke) => this.#workerDied(replaceable, spoke),
    });
  }

  /** For useSyncExternalStore. When the last figure has gone the run pauses: what nobody sees should not drain a battery. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#findPlace();
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

  readonly actions: Omit<
    RunActions,
    'predict' | 'inspect' | 'measure' | 'readExamples' | 'readLog' | 'save'
  > = {
    open: () => this.whenPlaced(() => this.#open()),
    train: () =>
      this.whenPlaced(() => {
        this.#open();
        this.#want(true);
        this.#client.send({ type: 'train', run: this.id });
      }),
    pause: () =>
      this.whenPlaced(() => {
        this.#want(false);
        if (this.#isOpen()) this.#client.send({ type: 'pause', run: this.id });
      }),
    step: () =>
      this.whenPlaced(() => {
        this.#open();
        this.#want(false);
        this.#client.send({ type: 'step', run: this.id });
      }),
    reset: (plan, parameters = null) =>
      this.whenPlaced(() => this.#openNew(plan ?? this.#latest.plan, { parameters })),
    tweak: (tweak) => this.whenPlaced(() => this.#tweak(tweak)),
    move: (backend) =>
      this.whenPlaced(() => {
        this.#backend = backend;
        if (this.#isOpen()) this.#client.send({ type: 'move', run: this.id, backend });
        else this.#open();
      }),
    goTo: (moment) =>
      this.whenPlaced(() => {
        this.#want(false);
        if (!this.#isOpen()) this.#openAt(moment);
        else if (this.#going === null) this.#go(moment);
        else this.#goNext = moment;
      }),
    fork: (change) => {
      this.actions.tweak(change);
      this.actions.train();
    },
    replay: (plan, tweaks, until) => {
      this.whenPlaced(() => this.#openNew(plan, { replay: { tweaks, until } }));
      this.actions.train();
    },
    load: (kept) =>
      this.whenPlaced(() => {
        const { plan, tweaks } = kept.checkpoint;
        this.#openNew(planAfter(plan, tweaks), { kept });
      }),
    comeBack: (place) => this.whenPlaced(() => this.#comeBack(place)),
    retryData: () => {
      this.#publish({ ...this.#latest, dataProblem: null });
      this.#client.send({ type: 'fetch-data' });
    },
  };

  /** The plan as the reader has it now. */
  get plan(): TrainingPlan {
    return this.#latest.plan;
  }

  /** From its next opening on the worker keeps moments that it can be put back to, and of earlier runs too. */
  keepMoments(): void {
    this.#keepsMoments = true;
  }

  /** Does it as soon as it is known where the run is kept, which is before a reader could ask for it. */
  whenPlaced(work: () => void): void {
    this.#findPlace();
    this.#where.when(work);
  }

  /** Ends the run and frees what the worker holds of it; what it has found so far is forgotten here. */
  close(): void {
    this.whenPlaced(() => {
      const wasOpen = this.#isOpen();
      this.#want(false);
      this.#forget();
      this.#publish(initialState(this.#latest.plan));
      if (wasOpen) this.#client.send({ type: 'close', run: this.id });
    });
  }

  /** Opens the run if it is not open: from where it was kept, or from its first weights. */
  #open(): void {
    if (this.#isOpen()) return;
    if (this.#kept) this.#openKept();
    else this.#openNew(this.#latest.plan);
  }

  #isOpen(): boolean {
    return this.#latest.status !== 'idle' && this.#latest.status !== 'failed';
  }

  #want(training: boolean): void {
    this.#wanted = training;
    this.#memory.setTraining(this.id, training);
  }

  #go(moment: number): void {
    this.#going = moment;
    this.#client.send({ type: 'go-to', run: this.id, moment });
  }

  /** A run that has failed is opened again where it still was sound. */
  #openAt(moment: number): void {
    this.#publish(resumingState(this.#latest));
    this.#sendOpen({ resume: true, from: moment, moments: true });
  }

  #openNew(plan: TrainingPlan, { parameters, replay, kept }: Beginning = {}): void {
    this.#want(false);
    const begin = () => {
      this.#forget();
      this.#publish(openingState(this.#latest, plan));
      this.#sendOpen({
        ...(parameters && { parameters }),
        ...(replay && { replay }),
        ...(kept && { kept }),
      });
    };
    if (this.#keepsMoments) this.#noteLast();
    if (!this.#keepsMoments || !this.#earlier.isWorthKeeping(this.#where.name)) {
      begin();
      return;
    }
    // What was trained until now stays where it is, to be come back to.
    this.#publish(openingState(this.#latest, plan));
    this.#where.move(null, (left) => {
      begin();
      if (left !== null) this.#leave(left);
    });
  }

  /** @param settings to be made again where the reader has changed them since */
  #openKept(settings: TrainingPlan | null = this.#latest.plan): void {
    this.#settings = settings;
    this.#publish(resumingState(this.#latest));
    this.#sendOpen({ resume: true });
  }

  #sendOpen(how: Partial<Extract<Command, { type: 'open' }>>): void {
    this.#client.send({
      type: 'open',
      run: this.id,
      plan: this.#latest.plan,
      backend: this.#backend,
      place: this.#where.name,
      ...(this.#keepsMoments && { moments: true }),
      ...how,
    });
  }

  #forget(): void {
    this.#leavePast();
    this.#memory.setNote(this.#where.name, null);
  }

  #leavePast(): void {
    this.#going = null;
    this.#goNext = null;
    this.#kept = false;
    this.#settings = null;
  }

  #comeBack(place: string): void {
    this.#where.move(place, (left) => {
      const note = this.#memory.note(place);
      if (left === null || note === null) {
        const message = 'That run is open in another tab of the book, or is not kept any more.';
        this.#publish(noticed(this.#latest, message));
        return;
      }
      this.#want(false);
      this.#leavePast();
      this.#publish({ ...openingState(this.#latest, note.plan), position: note.at });
      this.#openKept(null);
      this.#leave(left);
    });
  }

  #leave(place: string): void {
    this.#earlier.add(place, () => this.#showEarlier());
    this.#showEarlier();
  }

  #showEarlier(): void {
    if (!this.#keepsMoments) return;
    this.#publish({ ...this.#latest, earlier: this.#earlier.list() });
  }

  /** Takes up what an earlier visit left, once, when the page is there. A run that was training when its tab was reloaded trains on. */
  #findPlace(): void {
    this.#where.begin(this.#keepsMoments, (elsewhere) => {
      if (this.#keepsMoments) {
        this.#memory.onOther(() => this.#where.when(() => this.#showEarlier()));
        this.#showEarlier();
      }
      const note = this.#memory.note(this.#where.name);
      const others = elsewhere ? `${heldElsewhere} ` : '';
      if (note === null) {
        if (elsewhere) this.#publish(noticed(this.#latest, heldElsewhere));
        return;
      }
      this.#kept = true;
      const { plan, at } = note;
      const message = `${others}This network is kept from before, at epoch ${at.epoch.toFixed(2)}: training goes on from there, a reset starts anew.`;
      this.#publish(noticed({ ...this.#latest, plan, position: at }, message));
      if (this.#memory.wasTraining(this.id)) this.actions.train();
    });
  }

  #tweak(tweak: Tweak): void {
    const plan = changedPlan(this.#latest.plan, tweak);
    if (!plan.ok) {
      this.#publish(noticed(this.#latest, `${plan.problem.message} ${plan.problem.hint}`));
      return;
    }
    // At once, so that the slider stays under the finger.
    this.#publish({ ...onOtherData(this.#latest, tweak), plan: plan.value });
    if (this.#isOpen()) this.#client.send({ type: 'tweak', run: this.id, tweak });
  }

  #receive(event: WorkerEvent): void {
    if (event.type === 'kept' && event.run === this.id) this.#note(event);
    const state = reduce(this.#latest, event, this.id);
    if (state === this.#latest) return;
    this.#publish(state);
    if (this.#wanted && (state.status === 'ended' || state.status === 'failed')) this.#want(false);
    if (event.type === 'failed' && state.status === 'failed') this.#hasFailed(state);
    if (event.type === 'opened' && event.run === this.id) this.#restoreSettings();
    this.#arrived(event);
  }

  #note({ place, plan, at }: Pick<Kept, 'place' | 'plan' | 'at'>): void {
    const test = place === this.#where.name ? this.#latest.test : null;
    const accuracy = test && test.evaluation.correct / test.evaluation.count;
    this.#memory.setNote(place, { plan, at, when: Date.now(), accuracy });
  }

  /** The worker keeps what a run that is left has come to, however little that is. */
  #noteLast(): void {
    const { plan, position } = this.#latest;
    if (!this.#isOpen() || position.step === 0 || !this.#where.hasOthers) return;
    this.#note({ place: this.#where.name, plan, at: position });
  }

  /** Nothing is to be gone on from; but moments before that may be. */
  #hasFailed({ plan, timeline }: RunState): void {
    const sound = timeline?.moments.findLast(({ at }) => at.step > 0);
    this.#forget();
    if (!sound) return;
    const note = { plan, at: sound.at, when: Date.now(), accuracy: null };
    this.#memory.setNote(this.#where.name, note);
  }

  /** The worker has gone where it was asked to, or cannot: on to where the reader is by now. */
  #arrived(event: WorkerEvent): void {
    if (this.#going === null || !('run' in event) || event.run !== this.id) return;
    if (!['visited', 'notice', 'opened', 'failed'].includes(event.type)) return;
    const next = this.#goNext;
    this.#going = null;
    this.#goNext = null;
    if (next !== null && this.#isOpen()) this.#go(next);
  }

  #restoreSettings(): void {
    const tweak = this.#settings && changeBetween(this.#latest.plan, this.#settings);
    this.#settings = null;
    if (tweak) this.#tweak(tweak);
  }

  #workerDied(replaceable: boolean, spoke: boolean): void {
    if (!this.#isOpen()) return;
    if (!replaceable) {
      this.#want(false);
      this.#publish({
        ...this.#latest,
        status: 'failed',
        examplesPerSecond: null,
        problem: {
          code: 'worker-died',
          ...(spoke ? stoppedOften : neverCame),
        },
      });
      return;
    }
    this.#publish(
      noticed(
        this.#latest,
        'The part of the page that trains had stopped, so it was started anew.',
      ),
    );
    this.#openKept();
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
