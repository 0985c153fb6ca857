// The training loop. Worker and Node. It owns pausing, single steps, changes of settings, evaluation and the end; the
// arithmetic is the trainer's, the data the supply's, time the caller's.
import type { EngineRun } from './engine-run.ts';
import { evaluateInPieces, type TestOptions } from './evaluate.ts';
import type { Evaluation, StepReport } from '../network/backend.ts';
import { validationSize } from '../network/dataset.ts';
import { watchesValidation } from '../network/schedule.ts';
import type { EngineEvent, EpochReport } from './events.ts';
import { Pace } from './pace.ts';
import { Stage, stageSize } from './stage.ts';

export interface TrainOptions extends TestOptions {
  /** Returns after so many steps, past the plan's last epoch too; 1 is a single step. */
  readonly maxSteps?: number;
  /** Milliseconds of a slice; some 30 where it is left out. */
  readonly sliceMilliseconds?: number;
  /** Milliseconds from one epoch that is tested and told to the next, but for the last; 0: every epoch is. */
  readonly epochInterval?: number;
}

/** Test images in the estimate between epochs. */
const estimateSize = 1_000;
/** Milliseconds of training between two estimates, and the least multiple of what the last one took. */
const estimateInterval = 500;
const estimateShare = 10;

/**
 * Trains `run` on `trainer`, which must hold its state. Stopped, it returns, and goes on when called again. Between two
 * events the caller may tweak the run, read the trainer or predict with it. What goes wrong in the supply or the trainer is thrown.
 */
export async function* train(
  run: EngineRun,
  options: TrainOptions,
): AsyncGenerator<EngineEvent, void, void> {
  const { supply, clock, shouldStop, maxSteps = Infinity, epochInterval = 0 } = options;
  const stage = Stage.of(run.plan, supply.staging);
  const pace = new Pace(1, options.sliceMilliseconds);
  let stepsLeft = maxSteps;
  let sinceEstimate = 0;
  let untilEstimate = estimateInterval;
  let epochTold = -Infinity;
  /** A small data set is gone through thousands of times a second: most epochs pass untold. */
  const passesUntold = () =>
    epochInterval > 0 && run.evaluationDue && !run.ended && clock() - epochTold < epochInterval;
  /** Nor is it validated, where nothing hangs on that. */
  const passesUnseen = () => passesUntold() && !watchesValidation(run.plan);

  for (;;) {
    if (stepsLeft > 0 && passesUnseen()) run.beginEpoch();
    if (run.evaluationDue) {
      const held = await validated(run, options);
      if (held === stopped) return;
      if (held !== null && stepsLeft > 0 && passesUntold() && !run.endsWith(held)) {
        run.beginEpoch(held);
        continue;
      }
      const report = await evaluateEpoch(run, held, options);
      if (report === null) return;
      run.beginEpoch(report.validation);
      sinceEstimate = 0;
      epochTold = clock();
      yield { type: 'epoch', report };
      if (!Number.isFinite(report.test.cost)) {
        yield { type: 'diverged', step: run.position.step, at: run.position };
        return;
      }
      if (run.ended) {
        yield { type: 'ended', at: run.position };
        return;
      }
    }

    if (stepsLeft === 0) return;
    if (run.ended && maxSteps === Infinity) {
      yield { type: 'ended', at: run.position };
      return;
    }
    const needed = run.examplesNeeded;
    await supply.ready('training', needed);
    if (shouldStop()) return;

    const { step } = run.position;
    const enough = stage === null ? pace.examples : Math.min(pace.examples, stageSize);
    const steps = Math.min(stepsLeft, stepsIn(enough, run));
    let slice = await takeSteps(run, steps, needed, stage, options);
    // A larger batch size was set while the examples were waited for.
    if (slice === null) continue;
    while (slice.report.steps < stepsLeft && slice.report.examples < enough && passesUnseen()) {
      run.beginEpoch();
      const { steps: taken, examples } = slice.report;
      const most = Math.min(stepsLeft - taken, stepsIn(enough - examples, run));
      const next = await takeSteps(run, most, run.examplesNeeded, stage, options);
      if (next === null) break;
      slice = joined(slice, next);
    }
    const { report, milliseconds } = slice;
    pace.took(report.examples, milliseconds);
    stepsLeft -= report.steps;
    sinceEstimate += milliseconds;
    const examplesPerSecond = report.examples / (milliseconds / 1000);
    yield { type: 'slice', report: { ...report, ...run.position, examplesPerSecond } };
    if (report.divergedAt !== null) {
      yield { type: 'diverged', step: step + report.divergedAt + 1, at: run.position };
      return;
    }

    if (sinceEstimate >= untilEstimate && !run.evaluationDue) {
      const started = clock();
      const evaluation = await evaluateInPieces(
        'test',
        Math.min(estimateSize, supply.testSize),
        options,
      );
      if (evaluation === null) return;
      sinceEstimate = 0;
      untilEstimate = Math.max(estimateInterval, estimateShare * (clock() - started));
      yield { type: 'estimate', evaluation, at: run.position };
    }
  }
}

function stepsIn(examples: number, run: EngineRun): number {
  return Math.max(1, Math.floor(examples / run.plan.batchSize));
}

interface Slice {
  readonly report: StepReport;
  readonly milliseconds: number;
}

/** @returns null when not one whole batch is there */
async function takeSteps(
  run: EngineRun,
  steps: number,
  arrived: number,
  stage: Stage | null,
  { trainer, clock }: TrainOptions,
): Promise<Slice | null> {
  // All that these steps depend on is read without an await between: a tweak must concern all of it or nothing.
  const before = clock();
  const { plan, hyper, epoch, seen } = run;
  const order = run.nextExamples(steps, arrived);
  if (order.length === 0) return null;
  const examples = stage === null ? order : await stage.set(order, epoch, seen);
  const report = await trainer.steps(examples, plan.batchSize, hyper);
  const milliseconds = Math.max(clock() - before, 0.01);
  run.advance(report, milliseconds / 1000);
  return { report, milliseconds };
}

function joined(one: Slice, next: Slice): Slice {
  const [before, after] = [one.report, next.report];
  const examples = before.examples + after.examples;
  const later = after.divergedAt === null ? null : before.steps + after.divergedAt;
  return {
    report: {
      steps: before.steps + after.steps,
      examples,
      cost: (before.cost * before.examples + after.cost * after.examples) / examples,
      correct: before.correct + after.correct,
      divergedAt: before.divergedAt ?? later,
    },
    milliseconds: one.milliseconds + next.milliseconds,
  };
}

/** @returns null when it was stopped: it is made anew when training goes on */
async function evaluateEpoch(
  run: EngineRun,
  validation: Evaluation | null,
  options: TrainOptions,
): Promise<EpochReport | null> {
  const test = await evaluateInPieces('test', options.supply.testSize, options);
  return test && { ...run.position, ...run.trainedEpoch, validation, test };
}

const stopped = 'stopped';

/** @returns null where nothing is held out */
async function validated(
  run: EngineRun,
  options: TrainOptions,
): Promise<Evaluation | null | typeof stopped> {
  const count = validationSize(run.plan.data);
  return count === 0 ? null : ((await evaluateInPieces('validation', count, options)) ?? stopped);
}
