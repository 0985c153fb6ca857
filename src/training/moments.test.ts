// Which moments of a run are kept, and what of them.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { Parameters } from '../network/parameters.ts';
import type { EpochReport, WorkerEvent } from '../protocol/messages.ts';
import { afterEvent, noMoments, withMark, type Moments } from './moments.ts';

const run = 'lab';
const plan = fullyConnectedPlan();
const at = (step: number) => ({ step, epoch: step / 100 });

function evaluation(verdicts: readonly number[]) {
  const count = verdicts.length;
  const costs = new Float32Array(count);
  return {
    split: 'test',
    from: 0,
    count,
    correct: 1,
    cost: 0.1,
    verdicts: Uint8Array.from(verdicts),
    costs,
  } as const;
}

function opened(step: number): Extract<WorkerEvent, { readonly type: 'opened' }> {
  return {
    type: 'opened',
    run,
    plan,
    backend: 'reference',
    place: run,
    position: at(step),
    history: [],
  };
}

function report(step: number, verdicts: readonly number[] = [1, 2]): EpochReport {
  const training = { cost: 0.2, accuracy: 0.8 };
  return { ...at(step), training, validation: null, test: evaluation(verdicts), seconds: 1 };
}

function epoch(step: number, verdicts?: readonly number[]): WorkerEvent {
  return { type: 'epoch', run, report: report(step, verdicts) };
}

function weights(step: number, count = 4): WorkerEvent {
  const parameters: Parameters = [{ weights: new Float32Array(count).fill(step), biases: null }];
  return { type: 'weights', run, parameters, at: at(step) };
}

const after = (events: readonly WorkerEvent[], moments: Moments = noMoments) =>
  events.reduce(afterEvent, moments);
const steps = ({ epochs }: Moments) => epochs.map(({ at: { step } }) => step);

describe('the moments of a run', () => {
  it('know what they were tested on', () => {
    const data = { dataset: 'mnist', training: 7, validation: 0 } as const;
    const tweaked = { type: 'tweaked', run, tweak: { data }, at: at(100) } as const;
    const found = after([opened(0), epoch(100), tweaked, epoch(200)]);
    expect(found.epochs.map((one) => one.data)).toEqual([plan.data, data]);
    const back = {
      type: 'visited',
      run,
      plan,
      position: at(100),
      history: [],
      tweaks: [],
    } as const;
    expect(after([back], found).data).toEqual(plan.data);
  });

  it('are its epochs with every verdict, and the parameters of that very step', () => {
    const found = after([opened(0), epoch(100, [3, 7]), weights(100), weights(150), epoch(200)]);
    expect(steps(found)).toEqual([100, 200]);
    expect([...found.epochs[0]!.verdicts]).toEqual([3, 7]);
    expect(found.epochs[0]!.parameters![0]!.weights[0]).toBe(100);
    expect(found.epochs[1]!.parameters).toBeNull();
  });

  it('begin anew with a new run, but for the marks', () => {
    const one = after([opened(0), epoch(100)]);
    const marked = withMark(one, 1, at(120), { evaluation: evaluation([5]), parameters: [] });
    const next = after([opened(0), epoch(100)], marked);
    expect(next.marks).toHaveLength(1);
    expect(next.marks[0]!.path).toBe(1);
    expect(next.epochs[0]).toMatchObject({ path: 2, key: 'epoch 2 100' });
  });

  it('that lie after a point that the run goes on from are another path’s', () => {
    const two = after([opened(0), epoch(100), epoch(200), epoch(300)]);
    expect(steps(after([opened(200)], two))).toEqual([100, 200]);
    const measured = { evaluation: evaluation([5]), parameters: [] };
    const marked = withMark(withMark(two, 1, at(150), measured), 2, at(320), measured);
    const parted = after([epoch(200)], marked);
    expect(steps(parted)).toEqual([100, 200]);
    expect(parted.marks.map(({ path }) => path)).toEqual([1, 0]);
  });

  it('take up the last epoch of a run that was kept', () => {
    const kept: WorkerEvent = { ...opened(200), history: [report(200)] };
    expect(steps(after([kept]))).toEqual([200]);
  });

  it('are thinned, and the first and the latest stay', () => {
    const many = after([opened(0), ...Array.from({ length: 300 }, (_, i) => epoch(10 * (i + 1)))]);
    expect(many.epochs.length).toBeLessThanOrEqual(121);
    expect(many.epochs[0]!.at.step).toBe(10);
    expect(many.epochs.at(-1)!.at.step).toBe(3000);
  });

  it('keep the parameters of fewer and fewer epochs where they are large', () => {
    // 4 MB each: six fit.
    const events = Array.from({ length: 20 }, (_, i) => [
      epoch(10 * (i + 1)),
      weights(10 * (i + 1), 1e6),
    ]);
    const large = after([opened(0), ...events.flat()]);
    const heavy = large.epochs.filter(({ parameters }) => parameters !== null);
    expect(large.epochs).toHaveLength(20);
    expect(heavy.length).toBeGreaterThan(2);
    expect(heavy.length).toBeLessThanOrEqual(6);
    expect(heavy.at(-1).at.step).toBe(200);
    const vast = after([opened(0), epoch(10), weights(10, 1e7), epoch(20), weights(20, 1e7)]);
    expect(vast.epochs.map(({ parameters }) => parameters !== null)).toEqual([false, true]);
  });

  it('marks are few', () => {
    const found = Array.from({ length: 12 }, (_, i) => i).reduce(
      (moments, number) =>
        withMark(moments, number, at(number), { evaluation: evaluation([1]), parameters: [] }),
      after([opened(0)]),
    );
    expect(found.marks.map(({ key }) => key)).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11].map((number) => `mark ${String(number)}`),
    );
  });
});
