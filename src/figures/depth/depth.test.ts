import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { deepPlan, hiddenActivations, startNames } from './deep-plan.ts';
import { errorNorms } from './error-norms.ts';
import { pressLabel } from './press-label.ts';

describe('deep networks', () => {
  it('are valid for every choice', () => {
    for (const activation of hiddenActivations) {
      for (const start of startNames) {
        const plan = deepPlan({ layers: 6, activation, start, eta: 0.1, seed: 1 });
        expect(parsePlan(plan).ok).toBe(true);
        expect(plan.network.layers.filter(({ kind }) => kind === 'dense')).toHaveLength(7);
      }
    }
  });

  it('the size of delta is the mean of its lengths, layer by layer', () => {
    const { network } = deepPlan({
      layers: 1,
      activation: 'sigmoid',
      start: 'fanIn',
      eta: 0.1,
      seed: 1,
    });
    const layer = (errors: number[] | null) => ({
      outputs: new Float32Array(0),
      errors: errors && Float32Array.from(errors),
      gradient: null,
    });
    const norms = errorNorms(
      {
        count: 2,
        layers: [layer([3, 4, 0, 0]), layer([9, 9, 9, 9]), layer([1, 0, 0, 3]), layer(null)],
        inputErrors: null,
        cost: 1,
      },
      network,
    );
    expect(norms).toEqual([2.5, 2]);
  });
});

it('the button of some runs says what it does next', () => {
  const run = (status: RunState['status'], step: number) => ({
    training: status === 'training',
    state: { status, position: { step, epoch: step / 5000 } },
  });
  expect(pressLabel([run('idle', 0), run('ready', 0)], 'Train both')).toBe('Train both');
  expect(pressLabel([run('training', 9), run('ended', 50_000)], 'Train both')).toBe('Pause');
  expect(pressLabel([run('paused', 9), run('ended', 50_000)], 'Train both')).toBe('Go on');
  // At the end there is nothing to go on with: pressed, they begin anew.
  expect(pressLabel([run('ended', 50_000), run('ended', 50_000)], 'Train both')).toBe(
    'Start again',
  );
  expect(pressLabel([run('failed', 3)], 'Train')).toBe('Start again');
});
