import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../network/backend.ts';
import type { RunState } from '../../training/run-state.ts';
import { benchPlan } from '../digit-runs/plans.ts';
import { bestEpoch, comparesAll, keptRuns, nameOf } from './remembered.ts';

const plain = {
  images: 1000,
  hiddenUnits: 100,
  penalty: 'none',
  lambda: 0,
  dropout: 0,
  learningRate: 0.5,
  epochs: 3,
  seed: 1,
} as const;

function evaluation(correct: number, cost: number): Evaluation {
  return {
    split: 'validation',
    from: 0,
    count: 100,
    correct,
    cost,
    verdicts: new Uint8Array(0),
    costs: new Float32Array(0),
  };
}

const reports = (...results: [correct: number, cost: number][]): RunState['epochs'] =>
  results.map(([correct, cost], index) => ({
    step: index + 1,
    epoch: index + 1,
    training: { cost: 0, accuracy: 1 },
    validation: evaluation(correct, cost),
    test: evaluation(0, 0),
    seconds: 1,
  }));

describe('what the bench remembers', () => {
  it('names a run by its cures', () => {
    expect(nameOf(benchPlan(plain))).toBe('no cure');
    expect(nameOf(benchPlan({ ...plain, penalty: 'l1', lambda: 0.3, dropout: 0.5 }))).toBe(
      'L1 0.3, dropout 0.5',
    );
    expect(nameOf(benchPlan({ ...plain, images: 5000 }))).toBe('5,000 images');
    expect(nameOf(benchPlan({ ...plain, moving: 'shifts', patience: 5 }))).toBe(
      'shifted, stopping early',
    );
    expect(nameOf(benchPlan({ ...plain, moving: 'distort' }))).toBe('distorted');
  });

  it('finds the best epoch, the earliest of equals', () => {
    expect(bestEpoch(reports([80, 1], [85, 2], [85, 0.5]))?.epoch).toBe(2);
    expect(bestEpoch([])).toBeNull();
  });

  it('keeps the latest, and the run without a cure however old it is', () => {
    const runs = [
      plain,
      { ...plain, dropout: 0.2 },
      { ...plain, dropout: 0.3 },
      { ...plain, patience: 5 },
    ].map((settings) => ({ plan: benchPlan(settings), epochs: [] }));
    const names = (most: number) => keptRuns(runs, most).map(({ plan }) => nameOf(plan));
    expect(names(4)).toHaveLength(4);
    expect(names(2)).toEqual(['no cure', 'stopping early']);
    expect(keptRuns(runs.slice(1), 2)).toEqual(runs.slice(2));
  });

  it('has compared all cures when each was run alone and to its end, beside none', () => {
    const epochs = reports([1, 1], [1, 1], [1, 1]);
    const runs = [
      plain,
      { ...plain, penalty: 'l2', lambda: 1 } as const,
      { ...plain, penalty: 'l1', lambda: 1 } as const,
      { ...plain, dropout: 0.5 },
      { ...plain, images: 5000 },
    ].map((settings) => ({ plan: benchPlan(settings), epochs }));
    expect(comparesAll(runs)).toBe(true);
    expect(comparesAll(runs.slice(1))).toBe(false);
    // More images that were also moved are not more images alone.
    const mixed = benchPlan({ ...plain, images: 5000, moving: 'shifts' });
    expect(comparesAll([...runs.slice(0, 4), { plan: mixed, epochs }])).toBe(false);
    expect(comparesAll([{ ...runs[0]!, epochs: epochs.slice(1) }, ...runs.slice(1)])).toBe(false);
  });
});
