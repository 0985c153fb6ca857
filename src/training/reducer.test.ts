// The page's picture of a run, event by event.
import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../network/backend.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type {
  EpochReport,
  ProgressReport,
  RunPosition,
  WorkerEvent,
} from '../protocol/messages.ts';
import { initialState, openingState, reduce, resumingState } from './reducer.ts';
import type { RunState } from './run-state.ts';

const plan = fullyConnectedPlan();
const run = 'lab';
const at = (step: number): RunPosition => ({ step, epoch: step / 100 });

function evaluation(correct: number): Evaluation {
  return {
    split: 'test',
    from: 0,
    count: 10,
    correct,
    cost: 0.1,
    verdicts: new Uint8Array(10),
    costs: new Float32Array(10),
  };
}

function epoch(step: number, correct = 9): EpochReport {
  return {
    ...at(step),
    training: { cost: 0.2, accuracy: 0.8 },
    validation: null,
    test: evaluation(correct),
    seconds: 1,
  };
}

function progress(step: number, estimate: Evaluation | null = null): ProgressReport {
  return {
    ...at(step),
    steps: 10,
    examples: 100,
    cost: 0.3,
    correct: 75,
    divergedAt: null,
    examplesPerSecond: 1000,
    estimate,
  };
}

const opened: WorkerEvent = {
  type: 'opened',
  run,
  plan,
  backend: 'reference',
  place: run,
  position: at(0),
  history: [],
};

function after(events: readonly WorkerEvent[], from = openingState(initialState(plan), plan)) {
  return events.reduce<RunState>((state, event) => reduce(state, event, run), from);
}

describe('reduce', () => {
  it('follows a run from opening to its end', () => {
    const states = [
      opened,
      { type: 'training', run } as const,
      { type: 'progress', run, report: progress(50, evaluation(7)) } as const,
      { type: 'epoch', run, report: epoch(100) } as const,
      { type: 'ended', run, position: at(100) } as const,
    ].map((_, index, all) => after(all.slice(0, index + 1)));
    expect(states.map(({ status }) => status)).toEqual([
      'ready',
      'training',
      'training',
      'training',
      'ended',
    ]);
    const [, , live, , ended] = states;
    expect(live?.live).toEqual([
      { epoch: 0.5, cost: 0.3, trainingAccuracy: 0.75, testAccuracy: 0.7 },
    ]);
    expect(live?.estimate?.evaluation.correct).toBe(7);
    expect(live?.examplesPerSecond).toBe(1000);
    expect(ended?.test).toEqual({ evaluation: evaluation(9), at: at(100) });
    expect(ended?.estimate).toBeNull();
    expect(ended?.examplesPerSecond).toBeNull();
    expect(ended?.position).toEqual(at(100));
  });

  it('ignores other runs, a run that was not opened, and late news of the run before a reset', () => {
    const state = after([opened]);
    expect(reduce(state, { type: 'training', run: 'other' }, run)).toBe(state);
    const idle = initialState(plan);
    expect(reduce(idle, { type: 'training', run }, run)).toBe(idle);
    const opening = openingState(after([opened, { type: 'training', run }]), plan);
    for (const late of [
      { type: 'training', run },
      { type: 'progress', run, report: progress(50) },
      { type: 'epoch', run, report: epoch(100) },
      { type: 'paused', run, position: at(50) },
      { type: 'ended', run, position: at(50) },
    ] as const) {
      expect(reduce(opening, late, run)).toBe(opening);
    }
  });

  it('keeps per-example results of the last epoch only', () => {
    const state = after([
      opened,
      { type: 'epoch', run, report: epoch(100) },
      { type: 'epoch', run, report: epoch(200) },
    ]);
    expect(state.epochs.map((report) => report.test.verdicts.length)).toEqual([0, 10]);
    expect(state.epochs.map((report) => report.test.correct)).toEqual([9, 9]);
  });

  it('goes back to where the last checkpoint left the run', () => {
    const before = after([
      opened,
      { type: 'progress', run, report: progress(50) },
      { type: 'tweaked', run, tweak: { learningRate: 1 }, at: at(60) },
      { type: 'epoch', run, report: epoch(100) },
      { type: 'tweaked', run, tweak: { learningRate: 2 }, at: at(130) },
      { type: 'progress', run, report: progress(150) },
    ]);
    const resumed = after(
      [{ ...opened, position: at(120), history: [epoch(100)] }],
      resumingState(before),
    );
    expect(resumed.status).toBe('paused');
    expect(resumed.live.map((point) => point.epoch)).toEqual([0.5]);
    expect(resumed.tweaks.map(({ tweak }) => tweak.learningRate)).toEqual([1]);
    expect(resumed.epochs).toHaveLength(1);
    expect(resumed.test?.at.step).toBe(100);
  });

  it('stands where it is put, with the changes of then, and is judged there', () => {
    const timeline = {
      moments: [{ id: 1, branch: 0, at: at(120), bytes: 9 }],
      branches: [{ id: 0, from: null, curve: [] }],
      branch: 0,
      limit: 100,
    };
    const tweaks = [{ tweak: { learningRate: 2 }, at: at(110) }];
    const visited = after([
      opened,
      { type: 'training', run },
      { type: 'epoch', run, report: epoch(100) },
      { type: 'epoch', run, report: epoch(200) },
      { type: 'timeline', run, timeline },
      { type: 'visited', run, plan, position: at(120), history: [epoch(100)], tweaks },
      { type: 'estimated', run, evaluation: evaluation(4), at: at(120) },
    ]);
    expect(visited).toMatchObject({ status: 'paused', position: at(120), timeline, tweaks });
    expect(visited.epochs).toHaveLength(1);
    expect(visited.estimate).toMatchObject({ evaluation: { correct: 4 }, at: at(120) });
  });

  it('has the settings that a replay makes, and is not held up by its own slider’s late news', () => {
    const made = (recorded: boolean) =>
      after([
        opened,
        {
          type: 'tweaked',
          run,
          tweak: { learningRate: 0.25 },
          at: at(7),
          ...(recorded && { recorded }),
        },
      ]).plan.optimiser.learningRate;
    expect([made(true), made(false)]).toEqual([0.25, plan.optimiser.learningRate]);
  });

  it('takes a slider that is dragged while the run rests for one change', () => {
    const state = after([
      opened,
      { type: 'tweaked', run, tweak: { learningRate: 2 }, at: at(0) },
      { type: 'tweaked', run, tweak: { learningRate: 1 }, at: at(0) },
      { type: 'tweaked', run, tweak: { batchSize: 20 }, at: at(10) },
    ]);
    expect(state.tweaks).toEqual([
      { tweak: { learningRate: 1 }, at: at(0) },
      { tweak: { batchSize: 20 }, at: at(10) },
    ]);
  });

  it('keeps the last good numbers of a failed run', () => {
    const problem = { code: 'diverged', message: 'It left all bounds.', hint: 'Go slower.' };
    const state = after([
      opened,
      { type: 'epoch', run, report: epoch(100) },
      { type: 'failed', run, problem, position: at(120) },
    ]);
    expect(state.status).toBe('failed');
    expect(state.problem).toEqual(problem);
    expect(state.test?.evaluation.correct).toBe(9);
    expect(openingState(state, plan).problem).toBeNull();
  });

  it('takes a message that the worker could not read for a notice', () => {
    const problem = { code: 'command-unreadable', message: 'Cannot read.', hint: 'Reload.' };
    const state = after([opened, { type: 'failed', run: null, problem, position: null }]);
    expect(state.status).toBe('ready');
    expect(state.notices).toEqual(['Cannot read. Reload.']);
  });

  it('knows the data, whichever run it is for, until a failure is over', () => {
    const problem = { code: 'chunk-corrupt', message: 'Chunk 3 is damaged.', hint: 'Retry.' };
    const failed = after([{ type: 'data-failed', problem }], initialState(plan));
    expect(failed.dataProblem).toEqual(problem);
    const data = {
      loadedBytes: 1,
      totalBytes: 2,
      training: 10,
      validation: 0,
      test: 5,
      complete: false,
    };
    const going = reduce(failed, { type: 'data', progress: data }, run);
    expect(going.dataProblem).toBeNull();
    expect(going.data).toEqual(data);
  });

  it('keeps the live curve short however long the run', () => {
    const events = Array.from({ length: 5000 }, (_, index): WorkerEvent => ({
      type: 'progress',
      run,
      report: progress(index + 1),
    }));
    const { live } = after([opened, ...events]);
    expect(live.length).toBeLessThanOrEqual(800);
    expect(live.length).toBeGreaterThan(300);
    expect(live.at(-1)?.epoch).toBe(50);
    const epochs = live.map((point) => point.epoch);
    expect(epochs).toEqual(epochs.toSorted((one, other) => one - other));
  });
});
