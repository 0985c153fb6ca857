// The controls and the plan say the same, and every setting can run.
import { expect, test } from 'vitest';
import { parsePlan } from '../../network/training-plan.ts';
import { digitsPlan } from '../digits-run.ts';
import { planWith, scales, settingsOf, smallerRate } from './settings.ts';

test('a plan survives the way through the controls', () => {
  expect(planWith(settingsOf(digitsPlan))).toEqual(digitsPlan);
  const changed = {
    learningRate: 0.05,
    batchSize: 128,
    lambda: 5,
    epochs: 7,
    hiddenUnits: 100,
    activation: 'relu',
    seed: 9,
  } as const;
  expect(settingsOf(planWith(changed))).toEqual(changed);
});

test('without hidden units the pixels feed the outputs', () => {
  const plan = planWith({ ...settingsOf(digitsPlan), hiddenUnits: 0 });
  expect(plan.network.layers).toHaveLength(2);
  expect(settingsOf(plan).hiddenUnits).toBe(0);
});

test('both ends of every slider are plans that can run', () => {
  for (const name of Object.keys(scales) as (keyof typeof scales)[]) {
    for (const value of [scales[name].min, scales[name].max]) {
      const plan = planWith({ ...settingsOf(digitsPlan), [name]: value });
      expect(parsePlan(plan).ok, `${name} ${String(value)}`).toBe(true);
    }
  }
});

test('the way back from a diverged run has a smaller rate', () => {
  expect(smallerRate(3)).toBe(0.3);
  expect(smallerRate(100)).toBe(10);
  expect(smallerRate(0.01)).toBe(0.01);
});
