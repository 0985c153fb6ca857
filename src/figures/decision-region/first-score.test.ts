// A first score against the numbers of a network whose answers are known.
import { expect, test } from 'vitest';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { firstScore } from './first-score.ts';
import { initial, planOf } from './settings.ts';

/** No hidden layer: the answer is the sigmoid of 2 x1 - x2. */
const plan: TrainingPlan = planOf({
  ...initial,
  hidden: [],
  own: [
    { at: [0.5, 0], label: 1 },
    { at: [-0.5, 0.5], label: 1 },
    { at: [0, 1], label: 0 },
  ],
});
const weights = { weights: Float32Array.of(2, -1), biases: Float32Array.of(0) };

test('counts the points on their side and takes the mean of their costs', () => {
  const score = firstScore(plan, [weights, null])!;
  expect(score).toMatchObject({ correct: 2, count: 3 });
  const answer = (z: number) => 1 / (1 + Math.exp(-z));
  const cost = -(Math.log(answer(1)) + Math.log(answer(-1.5)) + Math.log(1 - answer(-1))) / 3;
  expect(score.cost).toBeCloseTo(cost, 6);
});

test('says nothing of parameters that are another network’s', () => {
  expect(
    firstScore(plan, [{ weights: new Float32Array(6), biases: new Float32Array(3) }, null]),
  ).toBe(null);
});
