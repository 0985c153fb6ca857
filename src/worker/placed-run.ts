// A run on a backend: the engine's account of it, the trainer that holds its weights, and the checkpoint from which it
// goes on elsewhere when that backend fails. Worker.
import { EngineRun, initialState, stateUnder, type EpochReport } from '../engine/index.ts';
import type { BackendId } from '../network/backend.ts';
import type { Parameters } from '../network/parameters.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { builtAlike, type Tweak } from '../network/tweak.ts';
import type { KeptRun } from '../protocol/kept-run.ts';
import { withEpoch } from '../protocol/epoch-summary.ts';
import type { Stopwatch } from '../backends/time-steps.ts';
import type { BackendHost, Running, Standing, Wish } from './backend-host.ts';
import { sentenceOf } from './device-backends.ts';
import { RunFailed } from './run-failed.ts';

export class PlacedRun {
  readonly #host: BackendHost;
  /** Backends that failed this run, with why. */
  readonly #failed = new Map<BackendId, string>();
  #choice: BackendId | 'auto';
  #engine: EngineRun;
  #running: Running | null = null;
  /** What that was built for. */
  #built: TrainingPlan;
  #kept: KeptRun;

  private constructor(
    engine: EngineRun,
    kept: KeptRun,
    choice: BackendId | 'auto',
    host: BackendHost,
  ) {
    this.#engine = engine;
    this.#built = engine.plan;
    this.#kept = kept;
    this.#choice = choice;
    this.#host = host;
  }

  /** @param parameters to start from, if they fit the network */
  static started(
    plan: TrainingPlan,
    choice: BackendId | 'auto',
    host: BackendHost,
    parameters?: Parameters,
  ): PlacedRun {
    const engine = EngineRun.started(plan);
    const drawn = initialState(plan);
    const first = parameters && sameShape(parameters, drawn.parameters) ? parameters : null;
    const checkpoint = engine.checkpoint({ ...drawn, parameters: first ?? drawn.parameters });
    const kept: KeptRun = { checkpoint, history: [], ...(first && { given: true }) };
    return new PlacedRun(engine, kept, choice, host);
  }

  static restored(kept: KeptRun, choice: BackendId | 'auto', host: BackendHost): PlacedRun {
    return new PlacedRun(EngineRun.restored(kept.checkpoint), kept, choice, host);
  }

  get engine(): EngineRun {
    return this.#engine;
  }

  /** Where the run is now. Only after place(). */
  get running(): Running {
    if (this.#running === null) throw new Error('the run is on no backend');
    return this.#running;
  }

  get choice(): BackendId | 'auto' {
    return this.#choice;
  }

  get kept(): KeptRun {
    return this.#kept;
  }

  /** What the reader is told about the backends. Only after place(). */
  standing(): Promise<Standing> {
    return this.#host.standing(this.running.backend, this.#wish());
  }

  /** Puts the run, as it was kept, on the best backend that can take it. @throws RunFailed when none can */
  async place(): Promise<void> {
    for (;;) {
      const started = await this.#host.start(this.#wish(), (id, reason) =>
        this.#failed.set(id, reason),
      );
      if (!started.ok) throw new RunFailed(started.problem);
      try {
        await started.value.trainer.write(this.#kept.checkpoint.state);
        this.#running = started.value;
        this.#built = this.#engine.plan;
        return;
      } catch (error) {
        this.#noteFailure(started.value, error);
        started.value.dispose();
      }
    }
  }

  /** Times the run's plan on one more backend. Never rejects. @returns false when all are timed */
  timeNext(stopwatch: Stopwatch): Promise<boolean> {
    return this.#host.timeNext(this.#wish(), stopwatch);
  }

  /** Takes a checkpoint; no step may be under way. */
  async keep(): Promise<void> {
    const state = await this.running.trainer.read();
    this.#kept = { ...this.#kept, checkpoint: this.#engine.checkpoint(state) };
  }

  /** An epoch is over: takes a checkpoint with it. */
  async keepEpoch(report: EpochReport): Promise<void> {
    const state = await this.running.trainer.read();
    this.#kept = {
      ...this.#kept,
      checkpoint: this.#engine.checkpoint(state),
      history: withEpoch(this.#kept.history, report),
    };
  }

  /** Goes back, or on, to where it was kept; no step may be under way. @returns whether it had to be built anew */
  async goTo(kept: KeptRun): Promise<boolean> {
    this.#kept = kept;
    this.#engine = EngineRun.restored(kept.checkpoint);
    if (builtAlike(this.#built, this.#engine.plan)) {
      await this.running.trainer.write(kept.checkpoint.state);
      return false;
    }
    this.dispose();
    await this.place();
    return true;
  }

  /** Makes a change for which the network in training has to be built anew; no step may be under way. */
  async rebuild(tweak: Tweak): Promise<void> {
    const from = this.#engine.plan;
    const state = await this.running.trainer.read();
    this.#engine.tweak(tweak);
    const next = stateUnder(state, from, this.#engine.plan);
    this.#kept = { ...this.#kept, checkpoint: this.#engine.checkpoint(next) };
    // First, because a small device may not hold both.
    this.dispose();
    await this.place();
  }

  /** Takes the run as it is to another backend. */
  async move(choice: BackendId | 'auto'): Promise<void> {
    this.#choice = choice;
    // The reader may give a backend that has failed another chance.
    if (choice !== 'auto' && this.#failed.delete(choice)) this.#host.forget(choice);
    await this.keep();
    // First, because a small device may not hold both.
    this.dispose();
    await this.place();
  }

  /**
   * Its backend failed: goes on from the checkpoint on the next best, with the settings of now.
   * @returns one sentence for the reader
   * @throws RunFailed when there is none left
   */
  async goOnElsewhere(error: unknown): Promise<string> {
    const before = this.running;
    this.#noteFailure(before, error);
    this.dispose();
    const since = this.#engine.tweaks.slice(this.#kept.checkpoint.tweaks.length);
    this.#engine = EngineRun.restored(this.#kept.checkpoint);
    for (const { tweak } of since) this.#engine.tweak(tweak);
    await this.place();
    return `${before.backend.label} failed: ${sentenceOf(error)} The run goes on with ${this.running.backend.label} from epoch ${this.#engine.position.epoch.toFixed(2)}.`;
  }

  dispose(): void {
    this.#running?.dispose();
    this.#running = null;
  }

  #wish(): Wish {
    return { plan: this.#engine.plan, choice: this.#choice, failed: this.#failed };
  }

  #noteFailure({ backend }: Running, error: unknown): void {
    this.#failed.set(backend.id, sentenceOf(error));
    this.#host.forget(backend.id);
  }
}

function sameShape(one: Parameters, other: Parameters): boolean {
  return (
    one.length === other.length &&
    one.every(
      (layer, index) =>
        layer?.weights.length === other[index]?.weights.length &&
        layer?.biases?.length === other[index]?.biases?.length,
    )
  );
}
