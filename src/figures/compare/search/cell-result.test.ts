// What a cell shows is the median of its seeds, by validation where there is any; the best is the highest.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../../network/presets/fc-784-30-10.ts';
import type { ComparedRun } from '../../../training/comparison/compared-run.ts';
import { bestOf, depths, triedOf } from './cell-result.ts';

const part = (...correct: number[]) => ({
  images: 100,
  correct,
  cost: correct.map(() => 0.1),
});

const run = (change: Partial<ComparedRun>): ComparedRun => ({
  version: 1,
  id: 'one',
  plan: fullyConnectedPlan(),
  backend: 'kernels',
  finishedAt: 0,
  seconds: 1,
  outcome: 'ended',
  trainingCost: [0.2, 0.1],
  trainingAccuracy: [0.5, 0.6],
  validation: null,
  test: part(50, 70),
  ...change,
});

describe('a cell', () => {
  it('shows the median of its seeds after the last epoch, by validation where images are held out', () => {
    expect(triedOf([])).toBeNull();
    expect(triedOf([run({}), run({ test: part(1, 80) }), run({ test: part(1, 90) })])).toEqual({
      value: 80,
      runs: 3,
    });
    expect(triedOf([run({ validation: part(40, 60) })])!.value).toBe(60);
  });

  it('leaves out what diverged, and says so when nothing else is there', () => {
    const diverged = run({
      outcome: 'diverged',
      test: null,
      trainingCost: [],
      trainingAccuracy: [],
    });
    expect(triedOf([diverged, run({})])!.value).toBe(70);
    expect(triedOf([diverged])).toEqual({ value: null, runs: 1 });
  });

  it('is the best when it is the highest, the first of equals', () => {
    const value = (number: number | null) => ({ value: number, runs: 1 });
    expect(bestOf([null, value(null)])).toBeNull();
    expect(bestOf([null, value(80), value(90), value(90), value(null)])).toBe(2);
  });

  it('is the deeper the less it gets wrong', () => {
    const tried = [null, 50, 90, 95, null].map((value) =>
      value === null ? null : { value, runs: 1 },
    );
    const [, low, middle, high] = depths(tried);
    expect(low).toBe(0);
    expect(high).toBe(1);
    // 50 % wrong to 10 % is ln 5 of the ln 10 to 5 %.
    expect(middle).toBeCloseTo(Math.log(5) / Math.log(10));
    expect(depths([{ value: 90, runs: 1 }])).toEqual([1]);
  });
});
