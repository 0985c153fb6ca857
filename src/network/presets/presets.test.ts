// The published experiments: every plan can run, and every curve is the recorded one.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parameterCount } from '../network-spec.ts';
import { parsePlan } from '../training-plan.ts';
import { presetOf, presets } from './index.ts';
import { publishedCurve, publishedCurveIds } from './published-curves.ts';

describe('presets', () => {
  for (const { id, plan } of presets) {
    it(`${id} is a plan that can run`, () => {
      expect(parsePlan(plan)).toEqual({ ok: true, value: plan });
    });
  }

  it('have names of their own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(presetOf('fc-784-30-10')?.plan.batchSize).toBe(10);
    expect(presetOf('fc-784-31-10')).toBeUndefined();
  });

  it('show every published curve beside a network', () => {
    const shown = presets.flatMap(({ published }) => published.curve ?? []);
    expect(shown.sort()).toEqual([...publishedCurveIds].sort());
  });

  it('have the parameters of their networks', () => {
    const count = (id: string) => parameterCount(presetOf(id)!.plan.network);
    expect(count('softmax-regression')).toBe(7_840);
    expect(count('mlp-625-sigmoid')).toBe(785 * 625 - 625 + 6_250);
    expect(count('fc-100-softmax')).toBe(785 * 100 + 101 * 10);
    expect(count('conv20-fc100')).toBe(520 + 2_881 * 100 + 1_010);
    expect(count('conv20-conv40-fc100')).toBe(520 + 20_040 + 641 * 100 + 1_010);
    expect(count('conv20-conv40-fc1000-fc1000-dropout')).toBe(
      520 + 20_040 + 641_000 + 1_001_000 + 10_010,
    );
    expect(count('convnet-32-64-128')).toBe(288 + 18_432 + 73_728 + 1_152 * 625 + 6_250);
  });
});

/** Test images right of 10,000, whichever way the source put it. */
function recorded(id: string): readonly number[] {
  const file = new URL(`../../../experiments/published/${id}.csv`, import.meta.url);
  const [header = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const column = header
    .trim()
    .split(',')
    .findIndex((name) => name.startsWith('test_'));
  return rows.map((row) => {
    const value = Number(row.split(',')[column]);
    if (header.includes('test_correct_of_10000')) return value;
    return header.includes('test_accuracy_percent') ? value * 100 : 10_000 * (1 - value);
  });
}

describe('publishedCurve', () => {
  for (const id of publishedCurveIds) {
    it(`${id} is as recorded`, () => {
      const curve = publishedCurve(id);
      const correct = recorded(id);
      expect(curve).toHaveLength(correct.length);
      for (const [index, { testAccuracy }] of curve.entries()) {
        expect(testAccuracy * 10_000).toBeCloseTo(correct[index]!, 6);
      }
    });
  }

  it('counts epochs completed', () => {
    expect(publishedCurve('fc-784-30-10')[0]).toEqual({ epoch: 1, testAccuracy: 0.8268 });
    expect(publishedCurve('fc-784-30-10').at(-1)).toEqual({ epoch: 30, testAccuracy: 0.9478 });
    expect(publishedCurve('softmax-regression').at(-1)?.epoch).toBe(101);
  });
});
