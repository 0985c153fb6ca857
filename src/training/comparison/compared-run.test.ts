// What is kept of a compared run, and what is refused of what was kept.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { initialState } from '../reducer.ts';
import type { RunState } from '../run-state.ts';
import { comparedRun, itemOf, parseCompared, parseComparedQueue } from './compared-run.ts';

const plan = fullyConnectedPlan();
const item = itemOf(plan);
const evaluation = (correct: number) => ({
  split: 'test' as const,
  from: 0,
  cost: 0.1,
  correct,
  count: 10_000,
  verdicts: new Uint8Array(),
  costs: new Float32Array(),
});
const epoch = (number: number): RunState['epochs'][number] => ({
  epoch: number,
  step: number,
  training: { cost: 1 / number, accuracy: 0.5 },
  validation: null,
  test: evaluation(9_000 + number),
  seconds: 0.5,
});
const state = (change: Partial<RunState>): RunState => ({
  ...initialState(plan),
  backend: 'kernels',
  epochs: [1, 2].map(epoch),
  ...change,
});

describe('a compared run', () => {
  it('is kept when it has ended, and comes back as it was', () => {
    const run = comparedRun(item, state({ status: 'ended' }), 1_000)!;
    expect(run).toMatchObject({
      plan,
      outcome: 'ended',
      seconds: 1,
      trainingCost: [1, 0.5],
      validation: null,
      test: { images: 10_000, correct: [9_001, 9_002] },
    });
    expect(parseCompared(run.id, JSON.parse(JSON.stringify(run)))).toEqual({ run });
  });

  it('is kept as diverged, even without an epoch: that is what came out', () => {
    const problem = { code: 'diverged' as const, message: 'Infinite.', hint: 'Take less.' };
    const run = comparedRun(item, state({ status: 'failed', problem, epochs: [] }), 1)!;
    expect(run).toMatchObject({ outcome: 'diverged', trainingCost: [], test: null });
    expect(parseCompared('x', run)).toEqual({ run });
  });

  it('is not kept when it was taken out, or failed for a reason outside of its plan', () => {
    expect(comparedRun(item, state({ status: 'training' }), 1)).toBeNull();
    const problem = { code: 'worker-died' as const, message: 'It died.', hint: 'Again.' };
    expect(comparedRun(item, state({ status: 'failed', problem }), 1)).toBeNull();
  });

  it('is not kept when what ran was another plan', () => {
    const other = state({ status: 'ended', plan: { ...plan, seed: 9 } });
    expect(comparedRun(item, other, 1)).toBeNull();
  });

  it('has a key of its own each time, so that no tab overwrites what another kept', () => {
    const ended = state({ status: 'ended' });
    expect(comparedRun(item, ended, 1)!.id).not.toBe(comparedRun(item, ended, 1)!.id);
  });

  it.each([
    ['curves of unlike lengths', { trainingCost: [1] }],
    ['more right than there are', { test: { images: 5, correct: [6, 6], cost: [1, 1] } }],
    ['a plan that is none', { plan: { version: 1 } }],
    ['an end without a test', { test: null }],
  ])('is refused with %s', (_, change) => {
    const run = comparedRun(item, state({ status: 'ended' }), 1)!;
    expect(parseCompared('x', { ...run, ...change })).toEqual({
      unreadable: { key: 'x', why: 'It is damaged: what was kept is not a run.' },
    });
  });

  it('of another version says so', () => {
    const run = comparedRun(item, state({ status: 'ended' }), 1)!;
    const read = parseCompared('x', { ...run, version: 2 });
    expect('unreadable' in read && read.unreadable.why).toContain(
      'another version of this book (2',
    );
  });
});

it('the queue comes back over a reload, without what is no plan under its own key', () => {
  const waiting = [1, 2].map((seed) => itemOf({ ...plan, seed }));
  const queue = { items: waiting, paused: true, failures: [] };
  expect(parseComparedQueue(JSON.stringify(queue))).toEqual(queue);
  const strange = [...waiting, { ...waiting[0]!, id: 'another' }];
  expect(parseComparedQueue(JSON.stringify({ ...queue, items: strange })).items).toEqual(waiting);
  for (const text of [null, '{', '{"items":3}', JSON.stringify({ ...queue, items: [{}] })]) {
    expect(parseComparedQueue(text).items).toEqual([]);
  }
});
