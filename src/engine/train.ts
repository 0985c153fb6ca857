// The training loop. Worker and Node. It owns pausing, single steps, changes of settings, evaluation and the end; the
// arithmetic is the trainer's, the data the supply's, time the caller's.
import type { EngineRun } from './engine-run.ts';
import { evaluateInPieces, type TestOptions } from './evaluate.ts';
import type { EngineEvent, EpochReport } from './events.ts';
import { Pace } from './pace.ts';

export interface TrainOptions extends TestOptions {
  /** Returns after so many steps, past the plan's last epoch too; 1 is a single step. */
  readonly maxSteps?: number;
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
  const { trainer, supply, clock, shouldStop, maxSteps = Infinity } = options;
  const pace = new Pace(1);
  let stepsLeft = maxSteps;
  let sinceEstimate = 0;
  let untilEstimate = estimateInterval;

  for (;;) {
    if (run.evaluationDue) {
      const report = await evaluateEpoch(run, options);
      if (report === null) return;
      run.beginEpoch();
      sinceEstimate = 0;
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

    // No await from here to steps(): a tweak between would come too late for some of what it concerns.
    const { batchSize } = run.plan;
    const steps = Math.min(stepsLeft, Math.max(1, Math.floor(pace.examples / batchSize)));
    const order = run.nextExamples(steps, needed);
    // A larger batch size was set while the examples were waited for.
    if (order.length === 0) continue;
    const before = clock();
    const report = await trainer.steps(order, batchSize, run.hyper);
    const milliseconds = Math.max(clock() - before, 0.01);
    const { step } = run.position;
    run.advance(report, milliseconds / 1000);
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

/** @returns null when it was stopped: it is made anew when training goes on */
async function evaluateEpoch(run: EngineRun, options: TrainOptions): Promise<EpochReport | null> {
  const { validation } = run.plan.data;
  const test = await evaluateInPieces('test', options.supply.testSize, options);
  if (test === null) return null;
  const held = validation === 0 ? null : await evaluateInPieces('validation', validation, options);
  if (held === null && validation > 0) return null;
  return { ...run.position, ...run.trainedEpoch, validation: held, test };
}
