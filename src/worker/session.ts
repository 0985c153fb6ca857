// One run in the worker: a loop that trains a slice, lets messages in, answers, and trains on. Worker. Commands only set
// what the loop looks at next, so that the trainer never gets two calls at a time.
import { isGpu } from '../backends/selection.ts';
import { train, type EngineEvent, type Supply } from '../engine/index.ts';
import type { BackendId } from '../network/backend.ts';
import type { Split } from '../network/examples.ts';
import { needsMnist } from '../network/dataset.ts';
import { dataChangedSince, type Tweak } from '../network/tweak.ts';
import type { KeptRun } from '../protocol/kept-run.ts';
import type { RunId, WorkerEvent } from '../protocol/messages.ts';
import { Changes } from './changes.ts';
import { CheckpointKeeper } from './checkpoint-keeper.ts';
import { Comparison } from './comparison.ts';
import { inputsProblem } from './inputs-problem.ts';
import { interruptible } from './interruptible.ts';
import { Judgement } from './judgement.ts';
import type { PlacedRun } from './placed-run.ts';
import { Questions, type Question } from './questions.ts';
import { divergence, problemOf, RunFailed } from './run-failed.ts';
import { RunReporter } from './run-reporter.ts';
import { Signal } from './signal.ts';
import { tempoOf, type Tempo } from './tempo.ts';
import type { Replay } from './timeline/replay.ts';
import type { TimelineKeeper } from './timeline/timeline-keeper.ts';
import type { Workplace } from './workplace.ts';

/** What only some runs have. */
export interface SessionExtras {
  /** Where it is kept. */
  readonly place: string;
  /** Its moments; null: none are kept. */
  readonly timeline: TimelineKeeper | null;
  /** What it repeats; null: nothing. */
  readonly replay: Replay | null;
}

/** Milliseconds between two moments: at a rest, at an epoch, within an epoch. */
const momentPace = { rest: 0, epoch: 100, slice: 3000 } as const;
type Occasion = keyof typeof momentPace;
type Goal = 'rest' | 'train' | 'step';

export class Session {
  readonly #id: RunId;
  readonly #run: PlacedRun;
  readonly #work: Workplace;
  readonly #reporter: RunReporter;
  /** Where it is kept. */
  readonly place: string;
  readonly #keeper: CheckpointKeeper;
  readonly #comparison: Comparison;
  readonly #tempo: Tempo;
  /** A command has come. */
  readonly #asked = new Signal();
  #goal: Goal = 'rest';
  /** Where the reader wants the run to go next. */
  #destination: BackendId | 'auto' | null = null;
  /** The moment that the reader wants to go to. */
  #visit: { readonly moment: number; readonly done: () => void } | null = null;
  #closed = false;
  /** It was left, and whoever did waits. */
  #left: (() => void) | null = null;
  readonly #questions: Questions;
  readonly #timeline: TimelineKeeper | null;
  readonly #changes: Changes;
  readonly #judgement: Judgement;

  constructor(id: RunId, run: PlacedRun, work: Workplace, extras: SessionExtras) {
    this.#id = id;
    this.#run = run;
    this.#work = work;
    this.place = extras.place;
    this.#timeline = extras.timeline;
    const emit = (event: WorkerEvent) => this.#emit(event);
    this.#tempo = tempoOf(run.engine.plan);
    this.#reporter = new RunReporter(id, emit, work.now, this.#tempo);
    // What is kept is told even of a run that is left.
    this.#keeper = new CheckpointKeeper(id, extras.place, work.checkpoints, work.emit, work.now);
    this.#comparison = new Comparison(work.comparison, work.now);
    this.#questions = new Questions(id, run, work);
    this.#judgement = new Judgement(id, emit);
    this.#changes = new Changes(id, run, extras.replay, {
      timeline: extras.timeline,
      reporter: this.#reporter,
      emit,
      surviving: (action) => this.#surviving(action),
      placed: () => this.#placed(),
      feed: work.feed,
      judgement: this.#judgement,
    });
  }

  train(): void {
    this.#aim('train');
  }

  step(): void {
    this.#aim('step');
  }

  pause(): void {
    this.#aim('rest');
  }

  move(choice: BackendId | 'auto'): void {
    this.#destination = choice;
    this.#asked.notify();
  }

  tweak(tweak: Tweak): void {
    if (this.#changes.add(tweak)) this.#asked.notify();
  }

  /** Resolves when the run stands there, or is over. */
  goTo(moment: number): Promise<void> {
    return new Promise((resolve) => {
      this.#visit?.done();
      this.#visit = { moment, done: resolve };
      if (this.#closed) resolve();
      this.#aim('rest');
    });
  }

  /** Answered between two pieces of work. */
  ask(question: Question): void {
    this.#questions.add(question);
    this.#asked.notify();
  }

  /** The loop ends after the slice under way. Nothing is told from now on, but for the answers that are owed. */
  close(): void {
    this.#closed = true;
    this.#questions.close();
    this.#keeper.close();
    this.#timeline?.close();
    this.#asked.notify();
  }

  /** As close(), but what the run has come to is kept first. Resolves when that is done, or cannot be. */
  leave(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#closed = true;
    this.#questions.close();
    this.#asked.notify();
    return new Promise((resolve) => {
      this.#left = resolve;
    });
  }

  /** Lives until the run is closed or has failed. Never rejects. */
  async live(): Promise<void> {
    try {
      const problem = inputsProblem(this.#run.engine.plan, this.#work.feed);
      if (problem) throw new RunFailed(problem);
      this.#fetch();
      await this.#run.place();
      await this.#opened();
      while (!this.#closed) {
        if (this.#destination !== null) await this.#move(this.#destination);
        else if (this.#changes.areWaiting) await this.#changes.makeNext();
        else if (this.#visit !== null) await this.#goTo(this.#visit);
        else if (this.#goal !== 'rest') await this.#train(this.#goal);
        else if (this.#questions.open) await this.#surviving(() => this.#questions.answer());
        else if (this.#judgement.isDue) await this.#surviving(() => this.#judge());
        else await this.#asked.next();
      }
      if (this.#left) await this.#keepLast();
    } catch (error) {
      const { position } = this.#run.engine;
      this.#reporter.flush(position);
      this.#emit({ type: 'failed', run: this.#id, problem: problemOf(error), position });
    }
    this.#closed = true;
    this.#questions.close();
    this.#run.dispose();
    this.#visit?.done();
    this.#questions.refuse();
    this.#left?.();
  }

  /** Training may have gone on for seconds since it was kept. */
  async #keepLast(): Promise<void> {
    await this.#run.keep();
    this.#offer(this.#run.kept, 'rest');
    await Promise.all([this.#keeper.settled(), this.#timeline?.settle()]);
    this.#keeper.close();
    this.#timeline?.close();
  }

  #aim(goal: Goal): void {
    this.#goal = goal;
    this.#asked.notify();
  }

  #emit(event: WorkerEvent): void {
    if (!this.#closed) this.#work.emit(event);
  }

  #notice(message: string): void {
    this.#emit({ type: 'notice', run: this.#id, message });
  }

  /**
   * A figure's run on a plan's own points takes seconds, and house numbers are not there at the next visit: neither is kept
   * beyond this one. What has moments is the reader's work, whatever it learns from.
   */
  #offer(kept: KeptRun, occasion: Occasion): void {
    const { dataset } = kept.checkpoint.plan.data;
    const isKept = dataset === 'mnist' || (this.#timeline !== null && dataset !== 'house-numbers');
    if (isKept) this.#keeper.offer(kept, occasion !== 'slice');
    this.#timeline?.offer(kept, momentPace[occasion]);
  }

  /** A run that has gone over to other data may need MNIST where its first plan did not. */
  #fetch(): void {
    const { plan, tweaks } = this.#run.engine;
    if (tweaks.length > 0 && needsMnist(plan.data)) this.#work.feed.start();
  }

  async #opened(): Promise<void> {
    await this.#placed();
    const { engine, running, kept } = this.#run;
    const { plan, position } = engine;
    this.#emit({
      type: 'opened',
      run: this.#id,
      plan,
      backend: running.backend.id,
      place: this.place,
      position,
      history: kept.history,
    });
    this.#weights();
    const { step } = kept.history.at(-1) ?? position;
    this.#judgement.set(dataChangedSince(engine.tweaks, step));
    // The first of its moments; where it goes on from one, that is known already.
    this.#timeline?.tell();
    this.#offer(kept, 'rest');
  }

  /** Tells where the run is, and why. @returns whether that is the best place */
  async #placed(): Promise<boolean> {
    const { statuses: backends, reason, best } = await this.#run.standing();
    this.#emit({ type: 'backends', run: this.#id, backends, reason });
    return best === this.#run.running.backend.id;
  }

  #weights(): void {
    const { engine, kept } = this.#run;
    this.#reporter.weights(kept.checkpoint.state.parameters, engine.position);
  }

  /** Does what needs the backend; when that fails, the run goes on elsewhere. */
  async #surviving(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (error instanceof RunFailed || this.#closed) throw error;
      const notice = await this.#run.goOnElsewhere(error);
      await this.#opened();
      this.#notice(notice);
    }
  }

  #move(destination: BackendId | 'auto'): Promise<void> {
    this.#destination = null;
    return this.#surviving(async () => {
      await this.#run.move(destination);
      await this.#placed();
    });
  }

  async #goTo({ moment, done }: { readonly moment: number; readonly done: () => void }) {
    this.#visit = null;
    const timeline = this.#timeline;
    await this.#surviving(async () => {
      if (timeline === null) return;
      this.#reporter.flush(this.#run.engine.position);
      // What it has come to is not lost.
      await this.#run.keep();
      this.#offer(this.#run.kept, 'rest');
      const kept = await timeline.visit(moment);
      if (kept === null) {
        this.#notice('That moment is no longer kept on this device.');
        return;
      }
      this.#changes.endReplay('because the run was put elsewhere');
      const built = await this.#run.goTo(kept);
      this.#fetch();
      this.#visited();
      if (built) await this.#placed();
    });
    done();
  }

  #visited(): void {
    const { engine, kept } = this.#run;
    const { plan, position, tweaks } = engine;
    const { history } = kept;
    this.#emit({ type: 'visited', run: this.#id, plan, position, history, tweaks });
    this.#weights();
    this.#offer(kept, 'rest');
    const known = history.at(-1)?.step === position.step;
    this.#judgement.set(!known || dataChangedSince(tweaks, position.step));
  }

  async #judge(): Promise<void> {
    const shouldStop = () => this.#isCalled || this.#goal !== 'rest';
    const options = { ...this.#interruptible(), supply: this.#supply(shouldStop), shouldStop };
    await this.#judgement.make(options, this.#run.engine.position, () => this.#asked.next());
  }

  #interruptible() {
    return interruptible(this.#run.running.trainer, this.#work.now, () => this.#breathe());
  }

  #supply(shouldStop: () => boolean): Supply {
    return {
      testSize: this.#work.feed.sizes(this.#run.engine.plan.data).test,
      ready: (split, count) => this.#ready(split, count, shouldStop),
      staging: this.#run.running.examples.staging,
    };
  }

  /** Something other than training is to be done first. */
  get #isCalled(): boolean {
    const isMoving = this.#destination !== null || this.#visit !== null;
    return this.#closed || isMoving || this.#changes.areWaiting;
  }

  async #train(goal: Exclude<Goal, 'rest'>): Promise<void> {
    const steps = await this.#changes.stepsOfReplay();
    if (steps === null) {
      this.#goal = 'rest';
      return this.#surviving(() => this.#rest(false));
    }
    this.#judgement.set(false);
    if (goal === 'train') this.#emit({ type: 'training', run: this.#id });
    const shouldStop = () => this.#isCalled || this.#goal !== goal;
    const { trainer, clock } = this.#interruptible();
    const supply = this.#supply(shouldStop);
    const { slice: sliceMilliseconds, epochs: epochInterval } = this.#tempo;
    const maxSteps = goal === 'step' ? 1 : steps;
    return this.#surviving(async () => {
      const events = train(this.#run.engine, {
        trainer,
        supply,
        clock,
        shouldStop,
        sliceMilliseconds,
        epochInterval,
        maxSteps,
      });
      let ended = false;
      let stepped = false;
      for await (const event of events) {
        await this.#note(event);
        ended ||= event.type === 'ended';
        stepped ||= event.type === 'slice';
        await this.#breathe();
        if (goal === 'train') await this.#compare(shouldStop);
      }
      if (this.#changes.isReplayDue) ended = false;
      const repeated = this.#changes.hasRepeatedAll();
      // Unless the reader has asked for something else meanwhile.
      if (this.#goal === goal && (ended || repeated || (goal === 'step' && stepped)))
        this.#goal = 'rest';
      if (this.#goal === 'rest') await this.#rest(ended);
    });
  }

  /** The first run of its class on this device: times the other backends too, one now and then, and moves to a better one. */
  async #compare(shouldStop: () => boolean): Promise<void> {
    const { now, giveWay } = this.#work;
    const comparison = this.#comparison;
    if (!comparison.isDue()) return;
    const timing = comparison.next(() => this.#run.timeNext({ now, between: giveWay, shouldStop }));
    // Stopped, it ends at its own next slice; the reader does not wait for that.
    while (comparison.isBusy() && !shouldStop()) {
      await Promise.race([timing, this.#asked.next()]);
      await this.#questions.answer();
    }
    if (comparison.isBusy() || shouldStop()) return;
    const isBest = await this.#placed();
    if (!isBest && comparison.isOver()) this.#destination ??= this.#run.choice;
  }

  async #note(event: EngineEvent): Promise<void> {
    switch (event.type) {
      case 'slice':
        this.#reporter.slice(event.report);
        if (!this.#reporter.weightsDue(isGpu(this.#run.running.backend.id))) return;
        await this.#run.keep();
        this.#weights();
        this.#offer(this.#run.kept, 'slice');
        return;
      case 'estimate':
        this.#reporter.estimate(event.evaluation);
        return;
      case 'epoch':
        this.#reporter.epoch(event.report);
        await this.#run.keepEpoch(event.report);
        this.#weights();
        this.#offer(this.#run.kept, 'epoch');
        return;
      case 'diverged':
        // It would diverge again from there.
        await this.#keeper.forget();
        throw divergence(event.step);
      case 'ended':
        return;
    }
  }

  /** Tells where the run has come to rest. */
  async #rest(ended: boolean): Promise<void> {
    const { position } = this.#run.engine;
    this.#reporter.flush(position);
    await this.#run.keep();
    this.#weights();
    this.#offer(this.#run.kept, 'rest');
    this.#emit({ type: ended ? 'ended' : 'paused', run: this.#id, position });
  }

  /** Between two pieces of work: lets messages in and answers questions. */
  async #breathe(): Promise<void> {
    await this.#work.giveWay();
    await this.#questions.answer();
  }

  /** Waits for examples, and answers meanwhile. */
  async #ready(split: Split, count: number, shouldStop: () => boolean): Promise<void> {
    const { examples } = this.#run.running;
    while (examples.loaded(split) < count && !shouldStop()) {
      await Promise.race([examples.changed.next(), this.#asked.next()]);
      await this.#questions.answer();
    }
  }
}
