import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementwiseActivations } from '../../network/activations/index.ts';
import {
  backward,
  forward,
  placeName,
  places,
  quadraticCost,
  valueAt,
  withValue,
  type TinyNetwork,
} from './tiny-network.ts';

const number = fc.double({ min: -2, max: 2, noNaN: true });
const vector = (size: number) => fc.array(number, { minLength: size, maxLength: size });
const layer = (before: number, here: number) =>
  fc.record({ w: fc.array(vector(before), { minLength: here, maxLength: here }), b: vector(here) });
const networks: fc.Arbitrary<TinyNetwork> = fc.tuple(layer(2, 3), layer(3, 2));

describe('a tiny network', () => {
  it('computes 2-1-1 by hand', () => {
    const network: TinyNetwork = [
      { w: [[1, -2]], b: [0.5] },
      { w: [[3]], b: [-1] },
    ];
    const { z, a } = forward(network, [2, 1], elementwiseActivations.sigmoid);
    expect(z[1]![0]).toBeCloseTo(0.5, 12);
    expect(a[1]![0]).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 12);
    expect(z[2]![0]).toBeCloseTo(3 / (1 + Math.exp(-0.5)) - 1, 12);
  });

  it.each(['sigmoid', 'tanh', 'identity'] as const)(
    'has the gradient that central differences find (%s)',
    (id) => {
      const f = elementwiseActivations[id];
      fc.assert(
        fc.property(networks, vector(2), vector(2), (network, input, target) => {
          const { gradient } = backward(network, forward(network, input, f), target, f);
          const cost = (changed: TinyNetwork) =>
            quadraticCost(forward(changed, input, f).a.at(-1)!, target);
          for (const place of places(network)) {
            const value = valueAt(network, place);
            const epsilon = 1e-5;
            const difference =
              (cost(withValue(network, place, value + epsilon)) -
                cost(withValue(network, place, value - epsilon))) /
              (2 * epsilon);
            expect(valueAt(gradient, place)).toBeCloseTo(difference, 6);
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it('names its parameters as the book does', () => {
    expect(placeName({ layer: 2, j: 0, k: 2 })).toBe('w²₁₃');
    expect(placeName({ layer: 3, j: 1, k: null })).toBe('b³₂');
  });
});
