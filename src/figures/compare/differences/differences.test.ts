// What differs between plans is named, all of it, and nothing else.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../../network/presets/fc-784-30-10.ts';
import { presets } from '../../../network/presets/index.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { planKey } from '../../../network/plan-key.ts';
import { commonWords, differencesOf, differencesText, ownWords } from './differences.ts';

const base = fullyConnectedPlan();
const text = (...plans: readonly TrainingPlan[]) => differencesText(differencesOf(plans));

describe('differences in words', () => {
  it('name each setting once, with what it is in every plan', () => {
    const other: TrainingPlan = {
      ...fullyConnectedPlan(100),
      optimiser: { kind: 'sgd', learningRate: 0.5 },
    };
    expect(text(base, other)).toBe('hidden units 30 / 100; η 3 / 0.5');
    expect(text(base, other, base)).toBe('hidden units 30 / 100 / 30; η 3 / 0.5 / 3');
    expect(ownWords([base, other])).toEqual(['30 hidden units, η 3', '100 hidden units, η 0.5']);
  });

  it('say where a plan has no such setting', () => {
    const other: TrainingPlan = {
      ...base,
      optimiser: { kind: 'momentum', learningRate: 0.3, momentum: 0.9 },
      earlyStopping: { on: 'cost', patience: 5 },
    };
    expect(text(base, other)).toBe(
      'optimiser gradient descent / momentum; η 3 / 0.3; μ – / 0.9; stops early no / yes; watches – / cost; patience – / 5',
    );
    expect(text(other, base)).toContain('μ 0.9 / –');
  });

  it('tell networks of other layers as wholes', () => {
    const { network } = fullyConnectedPlan(0);
    expect(text(base, { ...base, network })).toBe('network 784–30–10, sigmoid / 784–10, sigmoid');
  });

  it('are none between equals, whatever the order of their keys', () => {
    const turned = Object.fromEntries(Object.entries(base).reverse()) as TrainingPlan;
    expect(differencesOf([base, turned])).toEqual([]);
    expect(planKey(turned)).toBe(planKey(base));
  });

  it('are found between any two experiments of the book that are not the same', () => {
    presets.forEach((one, index) => {
      for (const other of presets.slice(index)) {
        const same = planKey(one.plan) === planKey(other.plan);
        const found = differencesOf([one.plan, other.plan]);
        expect(found.length === 0, `${one.id} ${other.id}`).toBe(same);
      }
    });
  });

  it('leave what is common to be said once', () => {
    const other: TrainingPlan = { ...base, batchSize: 20 };
    expect(commonWords([base, other])).toBe(
      '784–30–10, sigmoid, 50,000 training images, quadratic, gradient descent, η 3, 30 epochs',
    );
  });
});
