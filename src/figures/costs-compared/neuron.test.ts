import { describe, expect, it } from 'vitest';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { costs } from '../../network/costs/index.ts';
import { learning } from '../slow-start/neuron.ts';
import { answers, slopeOfCost } from './neuron.ts';

describe('one neuron under two costs', () => {
  it.each(['quadratic', 'crossEntropy'] as const)(
    '%s: the slope is the central difference',
    (cost) => {
      const at = (z: number) => costs[cost].term(sigmoid.output(z), 0);
      for (const z of [-3, -0.4, 0, 1.5, 4]) {
        expect(slopeOfCost(cost, z)).toBeCloseTo((at(z + 1e-5) - at(z - 1e-5)) / 2e-5, 7);
      }
    },
  );

  it('with cross-entropy the slope is a - y: sigma prime has cancelled', () => {
    for (const z of [-6, 0, 4, 12]) {
      expect(slopeOfCost('crossEntropy', z)).toBeCloseTo(sigmoid.output(z), 9);
    }
  });

  it('with the quadratic cost it is the neuron of the chapter on sigmoids', () => {
    const before = learning(2, 2, 0.15, 100).map(({ a }) => a);
    answers('quadratic', 4, 0.15, 100).forEach((a, i) => expect(a).toBeCloseTo(before[i]!, 10));
  });
});
