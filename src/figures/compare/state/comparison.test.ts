// The comparison as its actions make it, and over a link and back; damaged links lose what is damaged and no more.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { planKey } from '../../../network/plan-key.ts';
import { presets } from '../../../network/presets/index.ts';
import { fullyConnectedPlan } from '../../../network/presets/fc-784-30-10.ts';
import { readLink, writeLink } from '../../state/figure-state.ts';
import { comparisonData, readComparison, writeComparison } from './comparison-data.ts';
import {
  freeLetter,
  initialComparison,
  letterOf,
  letters,
  reduceComparison,
  type Comparison,
  type ComparisonAction,
} from './comparison.ts';
import { patchBetween, patched } from './patch.ts';

const limit = 2 ** 31;
const after = (...actions: readonly ComparisonAction[]) =>
  actions.reduce(reduceComparison, initialComparison);
const plans = presets.map(({ plan }) => plan);
const ten = plans
  .slice(0, 10)
  .reduce(
    (state, plan) => reduceComparison(state, { type: 'add', plan }),
    after({ type: 'clear' }),
  );

describe('the comparison', () => {
  it('gives each plan a letter that stays, and takes none twice', () => {
    const plan = fullyConnectedPlan();
    const three = after({ type: 'add', plan });
    expect(three.plans.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
    expect(reduceComparison(three, { type: 'add', plan })).toBe(three);
    const gap = reduceComparison(three, { type: 'remove', letter: 'B' });
    expect(letterOf(gap, plan)).toBe('C');
    const filled = reduceComparison(gap, { type: 'add', plan: fullyConnectedPlan(100) });
    expect(filled.plans.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
  });

  it('is full with ten plans, and says so by having no letter left', () => {
    expect(ten.plans.map(({ letter }) => letter)).toEqual([...letters]);
    expect(freeLetter(ten)).toBeNull();
    expect(reduceComparison(ten, { type: 'add', plan: fullyConnectedPlan(99) })).toBe(ten);
  });

  it('keeps the axes of its search that another plan has', () => {
    const based = after({ type: 'base', plan: fullyConnectedPlan() });
    expect(based.search.axes.map(({ setting }) => setting)).toEqual([
      'optimiser.learningRate',
      'optimiser.momentum',
    ]);
    const adam = { ...fullyConnectedPlan(), optimiser: presetsAdam };
    const moved = after({ type: 'base', plan: adam });
    expect(moved.search.axes.map(({ setting }) => setting)).toEqual(['optimiser.learningRate']);
  });
});

const presetsAdam = {
  kind: 'adam',
  learningRate: 0.001,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
} as const;

function overLink(comparison: Comparison) {
  const address = writeLink(
    'https://book.test/laboratory/',
    'compare',
    writeComparison(comparison),
  );
  const read = readLink(new URL(address).search, 'compare', comparisonData);
  return { length: address.length, read: read?.ok ? readComparison(read.state, limit) : null };
}

describe('over a link', () => {
  it('comes back as it was, ten plans that are alike within 4,000 characters', () => {
    expect(overLink(initialComparison).read).toEqual({
      comparison: initialComparison,
      problems: [],
    });
    expect(overLink(ten).read!.comparison.plans.map(({ plan }) => planKey(plan))).toEqual(
      ten.plans.map(({ plan }) => planKey(plan)),
    );
    const alike = [0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5].reduce(
      (state, learningRate) =>
        reduceComparison(state, {
          type: 'add',
          plan: { ...fullyConnectedPlan(), optimiser: { kind: 'sgd', learningRate } },
        }),
      after(),
    );
    expect(alike.plans).toHaveLength(10);
    expect(overLink(alike).length).toBeLessThan(4_000);
  });

  it('loses a plan that cannot be read or is too large, says which, and keeps the others', () => {
    const data = writeComparison(ten);
    const damaged = { ...data, plans: data.plans.with(9, ['J', 'A', { batchSize: -1 }]) };
    const { comparison, problems } = readComparison(damaged, limit);
    expect(comparison.plans.map(({ letter }) => letter)).toEqual([...letters.slice(0, 9)]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('Plan J was left out');
    expect(readComparison(data, 1_000).comparison.plans).toEqual([]);
  });

  it('of a newer version says so', () => {
    const { problems } = readComparison({ ...writeComparison(ten), version: 2 }, limit);
    expect(problems[0]).toContain('another version');
  });

  it('is never more than refused, however it is damaged', () => {
    const text = JSON.stringify(writeComparison(initialComparison));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), (at, put) => {
        const damaged = text.slice(0, at) + put + text.slice(at + 1 + put.length);
        let input: unknown;
        try {
          input = JSON.parse(damaged);
        } catch {
          return;
        }
        const parsed = v.safeParse(comparisonData, input);
        if (!parsed.success) return;
        for (const { plan } of readComparison(parsed.output, limit).comparison.plans) {
          expect(plan.version).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('a patch makes the one of the other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...plans), fc.constantFrom(...plans), (from, to) => {
      const patch = patchBetween(from, to);
      expect(patch === undefined ? from : patched(from, patch)).toEqual(to);
    }),
  );
});
