import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../network/training-plan.ts';
import { deepPlan, hiddenActivations, startNames } from './deep-plan.ts';
import { errorNorms } from './error-norms.ts';

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
