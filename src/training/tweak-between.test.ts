// What makes one plan of the other is found, and only where a run can go on with it.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { presetOf } from '../network/presets/index.ts';
import { planKey } from '../network/plan-key.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { joinedTweaks, tweakedPlan } from '../network/tweak.ts';
import { changeBetween } from './tweak-between.ts';

const plan = fullyConnectedPlan();
const others: readonly TrainingPlan[] = [
  { ...plan, seed: 7, batchSize: 20 },
  { ...plan, cost: 'crossEntropy', epochs: 3 },
  { ...plan, optimiser: { kind: 'momentum', learningRate: 3, momentum: 0.5 } },
  { ...plan, regularisation: { kind: 'l1', lambda: 2, per: 'batch' } },
  { ...plan, data: { dataset: 'mnist', training: 100, validation: 0 } },
  { ...plan, augmentation: { kind: 'shifts' }, schedule: { kind: 'halve', patience: 2 } },
  { ...plan, earlyStopping: { on: 'accuracy', patience: 2 } },
  {
    ...plan,
    network: {
      ...plan.network,
      layers: plan.network.layers.with(1, { kind: 'activation', function: 'relu' }),
    },
  },
];

describe('a change between two plans', () => {
  it('makes the one of the other, there and back', () => {
    for (const other of others) {
      for (const [from, to] of [
        [plan, other],
        [other, plan],
      ] as const) {
        const change = changeBetween(from, to);
        expect(planKey(tweakedPlan(from, change!))).toBe(planKey(to));
      }
      expect(changeBetween(other, other)).toBeNull();
    }
  });

  it('joined to another is both, one after the other', () => {
    for (const one of others) {
      for (const other of others) {
        const [first, second] = [changeBetween(plan, one)!, changeBetween(one, other)];
        if (second === null) continue;
        expect(planKey(tweakedPlan(plan, joinedTweaks(first, second)))).toBe(planKey(other));
      }
    }
  });

  it('is none where the weights have other shapes, or are drawn otherwise', () => {
    expect(changeBetween(plan, fullyConnectedPlan(40))).toBeNull();
    expect(changeBetween(plan, presetOf('fc-100-softmax')!.plan)).toBeNull();
    const zero = { weights: { kind: 'zero' }, biases: { kind: 'zero' } } as const;
    expect(changeBetween(plan, { ...plan, initialisation: zero, seed: 2 })).toBeNull();
  });
});
