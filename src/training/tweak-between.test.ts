// What makes one plan of the other is found, and only where a run can go on with it.
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { presetOf } from '../network/presets/index.ts';
import { ownImagesData } from '../network/own-images.ts';
import { firstPlane } from '../network/plane-sets.ts';
import { planKey } from '../network/plan-key.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { joinedTweaks, tweakedPlan } from '../network/tweak.ts';
import { changeBetween, obstacleBetween } from './tweak-between.ts';

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

  it('of data is made wherever the shapes fit, and a sentence says why where they do not', () => {
    const image = (label: number) => ({ label, pixels: new Uint8Array(784).fill(label) });
    const parts = { training: [image(1), image(2)], test: [image(3)] };
    const network: TrainingPlan['network'] = {
      inputShape: [2],
      layers: [
        { kind: 'dense', units: 2, biases: true },
        { kind: 'activation', function: 'sigmoid' },
      ],
    };
    const digits = [
      plan,
      { ...plan, data: ownImagesData(parts, 0) },
      { ...plan, data: ownImagesData(parts, 0.5) },
      { ...plan, data: ownImagesData({ ...parts, validation: [image(4)] }, 0), epochs: 9 },
    ];
    const plane = { ...plan, network, data: firstPlane };
    const planes = [
      plane,
      { ...plane, data: { ...firstPlane, set: 'spiral', noise: 0.1 } as const },
      { ...plane, data: { ...firstPlane, training: 40, validation: 10 } },
    ];
    for (const family of [digits, planes]) {
      for (const from of family) {
        for (const to of family) {
          if (from === to) continue;
          const change = changeBetween(from, to);
          expect(planKey(tweakedPlan(from, change!))).toBe(planKey(to));
          expect(obstacleBetween(from, to)).toBeNull();
        }
      }
    }
    expect(changeBetween(plan, plane)).toBeNull();
    expect(obstacleBetween(plan, plane)).toMatch(/take 784 numbers and give 10.* needs 2 and 2/);
    expect(obstacleBetween(plan, fullyConnectedPlan(40))).toMatch(/other shapes/);
    const zero = { weights: { kind: 'zero' }, biases: { kind: 'zero' } } as const;
    expect(obstacleBetween(plan, { ...plan, initialisation: zero })).toMatch(/drawn once/);
    expect(obstacleBetween(plan, plan)).toBeNull();
  });

  it('is none where the weights have other shapes, or are drawn otherwise', () => {
    expect(changeBetween(plan, fullyConnectedPlan(40))).toBeNull();
    expect(changeBetween(plan, presetOf('fc-100-softmax')!.plan)).toBeNull();
    const zero = { weights: { kind: 'zero' }, biases: { kind: 'zero' } } as const;
    expect(changeBetween(plan, { ...plan, initialisation: zero, seed: 2 })).toBeNull();
  });
});
