// Where a training run stands: its plan with the reader's changes, and its position in it. Worker and Node. The weights
// are the trainer's; together they make a checkpoint, from which a run goes on bit for bit on the same backend.
import type { Evaluation, HyperParameters, StepReport } from '../network/backend.ts';
import { epochCopies } from '../network/augmentation.ts';
import { trainingSize } from '../network/dataset.ts';
import type { TrainerState } from '../network/parameters.ts';
import {
  hasStopped,
  noValidation,
  remembered,
  scheduleFactor,
  type ValidationMemory,
} from '../network/schedule.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { needsBuilding, planAfter, tweakedPlan, type Tweak } from '../network/tweak.ts';
import type { RunPosition } from './events.ts';
import { epochOrder, examplesNeeded } from './order.ts';

export interface TweakRecord {
  readonly tweak: Tweak;
  readonly at: RunPosition;
}

interface Progress {
  /** Training steps since the start. */
  readonly step: number;
  /** Epochs completed. */
  readonly epoch: number;
  /** Examples seen in the present epoch. */
  readonly seen: number;
  /** Sums over what was seen of the epoch: cost of every example, how many were right, seconds of training. */
  readonly cost: number;
  readonly correct: number;
  readonly seconds: number;
  /** The epoch has been trained but not yet reported: its evaluation is due. */
  readonly evaluationDue: boolean;
  /** Left out: nothing has been validated yet, or by a book that did not remember it. */
  readonly validated?: ValidationMemory;
}

/** Plain data: survives structuredClone; typed arrays are in `state` alone. */
export interface Checkpoint {
  readonly version: 1;
  /** As the run started. */
  readonly plan: TrainingPlan;
  /** All changes since, oldest first. */
  readonly tweaks: readonly TweakRecord[];
  readonly progress: Progress;
  readonly state: TrainerState;
}

const start: Progress = {
  step: 0,
  epoch: 0,
  seen: 0,
  cost: 0,
  correct: 0,
  seconds: 0,
  evaluationDue: false,
};

export class EngineRun {
  readonly #startPlan: TrainingPlan;
  #plan: TrainingPlan;
  #tweaks: readonly TweakRecord[];
  #progress: Progress;
  /** Order of the present epoch; null when it has not been drawn yet. */
  #order: Uint32Array | null = null;
  /** Changes recorded when the steps under way began: later ones act only after these steps. */
  #tweaksBefore = 0;

  private constructor(plan: TrainingPlan, tweaks: readonly TweakRecord[], progress: Progress) {
    this.#startPlan = plan;
    this.#plan = planAfter(plan, tweaks);
    this.#tweaks = tweaks;
    this.#progress = progress;
  }

  static started(plan: TrainingPlan): EngineRun {
    return new EngineRun(plan, [], start);
  }

  /** The checkpoint's `state` is for the trainer's write(). */
  static restored({ plan, tweaks, progress }: Checkpoint): EngineRun {
    return new EngineRun(plan, tweaks, progress);
  }

  /** As it is now, with all changes. */
  get plan(): TrainingPlan {
    return this.#plan;
  }

  get tweaks(): readonly TweakRecord[] {
    return this.#tweaks;
  }

  get position(): RunPosition {
    const { step, epoch, seen } = this.#progress;
    return { step, epoch: epoch + seen / this.#size };
  }

  get hyper(): HyperParameters {
    const { optimiser, regularisation, schedule } = this.#plan;
    const factor = scheduleFactor(schedule, this.position.epoch, this.#validated);
    return {
      learningRate: optimiser.learningRate * factor,
      lambda: regularisation.kind === 'none' ? 0 : regularisation.lambda,
    };
  }

  /** All epochs of the plan are done, or it was stopped early. More can be asked for by a tweak. */
  get ended(): boolean {
    return this.#progress.epoch >= this.#plan.epochs || hasStopped(this.#plan, this.#validated);
  }

  /** An epoch has been trained whose evaluation is still to be made. */
  get evaluationDue(): boolean {
    return this.#progress.evaluationDue;
  }

  /** Acts from the next step on, after those that are under way; one that needs building must come between steps. */
  tweak(tweak: Tweak): void {
    const before = this.#size;
    this.#plan = tweakedPlan(this.#plan, tweak);
    if (needsBuilding(tweak)) {
      this.#order = null;
      this.#progress = onward(this.#progress, before, this.#size, tweak);
    }
    this.#tweaks = [...this.#tweaks, { tweak, at: this.position }];
  }

  /** Examples of the training split. */
  get #sources(): number {
    return trainingSize(this.#plan.data);
  }

  /** How often an epoch shows each. */
  get #copies(): number {
    return epochCopies(this.#plan);
  }

  /** Training examples in an epoch. */
  get #size(): number {
    return this.#sources * this.#copies;
  }

  /** @param state read from the trainer while no step is under way */
  checkpoint(state: TrainerState): Checkpoint {
    return {
      version: 1,
      plan: this.#startPlan,
      tweaks: this.#tweaks,
      progress: this.#progress,
      state,
    };
  }

  /** How many of the first training examples must have arrived before the next step. */
  get examplesNeeded(): number {
    const { epoch, seen } = this.#progress;
    const { batchSize } = this.#plan;
    const last = Math.min(seen + batchSize, this.#size) - 1;
    return examplesNeeded(epoch, last, this.#sources, this.#copies);
  }

  /** Epochs completed. */
  get epoch(): number {
    return this.#progress.epoch;
  }

  /** Examples seen in the present epoch. */
  get seen(): number {
    return this.#progress.seen;
  }

  /**
   * The examples of the next steps, as epochOrder() names them: whole batches, but for the end of the epoch.
   * @param steps at most so many
   * @param arrived at most the examples of which so many have arrived: a value that examplesNeeded gave
   */
  nextExamples(steps: number, arrived: number): Uint32Array {
    const { epoch, seen } = this.#progress;
    const { batchSize, seed } = this.#plan;
    const within = epoch === 0 ? Math.min(arrived * this.#copies, this.#size) : this.#size;
    const room = within - seen;
    const whole = within === this.#size ? room : room - (room % batchSize);
    this.#tweaksBefore = this.#tweaks.length;
    this.#order ??= epochOrder(seed, epoch, this.#sources, this.#copies);
    return this.#order.subarray(seen, seen + Math.min(steps * batchSize, whole));
  }

  /** Takes note of the steps that were taken on the examples that nextExamples() gave. */
  advance(report: StepReport, seconds: number): void {
    const now = this.#progress;
    const seen = now.seen + report.examples;
    const atEnd = seen === this.#size;
    if (atEnd) this.#order = null;
    this.#progress = {
      ...now,
      step: now.step + report.steps,
      epoch: atEnd ? now.epoch + 1 : now.epoch,
      seen: atEnd ? 0 : seen,
      cost: now.cost + report.cost * report.examples,
      correct: now.correct + report.correct,
      seconds: now.seconds + seconds,
      evaluationDue: atEnd,
    };
    this.#tweaks = this.#tweaks.map((record, index) =>
      index < this.#tweaksBefore ? record : { ...record, at: this.position },
    );
    this.#tweaksBefore = this.#tweaks.length;
  }

  /** What the epoch that ended just now was like, before evaluation. */
  get trainedEpoch(): {
    readonly training: { readonly cost: number; readonly accuracy: number };
    readonly seconds: number;
  } {
    const { cost, correct, seconds } = this.#progress;
    return { training: { cost: cost / this.#size, accuracy: correct / this.#size }, seconds };
  }

  /**
   * The epoch has been reported; the next one counts from zero.
   * @param validation its result, where there is one
   */
  beginEpoch(validation: Evaluation | null = null): void {
    const validated = validation && remembered(this.#validated, validation, this.#plan.schedule);
    this.#progress = {
      ...this.#progress,
      ...(validated && { validated }),
      cost: 0,
      correct: 0,
      seconds: 0,
      evaluationDue: false,
    };
  }

  /** Whether this result of the epoch that was trained just now ends the run. */
  endsWith(validation: Evaluation): boolean {
    return hasStopped(this.#plan, remembered(this.#validated, validation, this.#plan.schedule));
  }

  get #validated(): ValidationMemory {
    return this.#progress.validated ?? noValidation;
  }
}

/** Where an epoch that had `before` examples stands when it has `size`: at the same share, with the same means. */
function onward(now: Progress, before: number, size: number, { data, cost }: Tweak): Progress {
  const seen = Math.min(size - 1, Math.round((now.seen / before) * size));
  // Of an epoch that waits for its evaluation all was seen.
  const scale = now.evaluationDue ? size / before : now.seen === 0 ? 0 : seen / now.seen;
  const { validated, ...others } = now;
  return {
    ...others,
    seen,
    ...(size !== before && { cost: now.cost * scale, correct: Math.round(now.correct * scale) }),
    // Results on other images, and other costs, are no measure of what comes.
    ...(validated &&
      !data && { validated: cost ? { ...validated, cost: null, sinceCost: 0 } : validated }),
  };
}
