import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import {
  denseNetwork,
  passOf,
  pixelSlopeByDifference,
  weightSlopeByDifference,
  type DenseNetwork,
} from './pass.ts';

const sizes = [6, 4, 3] as const;
const list = (length: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: length, maxLength: length });
const layer = (before: number, here: number) =>
  fc.record({
    weights: list(before * here),
    biases: list(here),
    activation: fc.constantFrom('sigmoid', 'tanh', 'identity'),
  });
const networks: fc.Arbitrary<DenseNetwork> = fc.record({
  layers: fc.tuple(layer(sizes[0], sizes[1]), layer(sizes[1], sizes[2])),
  cost: fc.constant('quadratic'),
});

describe('one example, backwards', () => {
  it('has the slopes of pixels and of first weights that central differences find', () => {
    fc.assert(
      fc.property(networks, list(sizes[0]), fc.nat(sizes[2] - 1), (network, input, meant) => {
        const { delta, inputSlopes } = passOf(network, input, meant);
        for (let pixel = 0; pixel < input.length; pixel++) {
          const byDifference = pixelSlopeByDifference(network, input, meant, pixel);
          expect(inputSlopes[pixel]).toBeCloseTo(byDifference, 5);
          for (let unit = 0; unit < sizes[1]; unit++) {
            expect(delta[0]![unit]! * input[pixel]!).toBeCloseTo(
              weightSlopeByDifference(network, input, meant, unit, pixel),
              5,
            );
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has output errors that are the difference times the slope of the sigmoid', () => {
    const network: DenseNetwork = {
      layers: [{ weights: [1, -2], biases: [0.5], activation: 'sigmoid' }],
      cost: 'quadratic',
    };
    const { outputs, delta, cost } = passOf(network, [1, 0.5], 0);
    const a = 1 / (1 + Math.exp(-0.5));
    expect(outputs[0]).toBeCloseTo(a, 12);
    expect(cost).toBeCloseTo(0.5 * (a - 1) ** 2, 12);
    expect(delta[0]![0]).toBeCloseTo((a - 1) * a * (1 - a), 12);
  });

  it('reads the parameters of dense layers, and refuses other networks', () => {
    const plan = fullyConnectedPlan(2);
    const learnt = (out: number, into: number) => ({
      weights: new Float32Array(out * into),
      biases: new Float32Array(out),
    });
    const parameters = [learnt(2, 784), null, learnt(10, 2), null];
    expect(denseNetwork(parameters, plan)?.layers.map(({ biases }) => biases.length)).toEqual([
      2, 10,
    ]);
    const layers = [{ kind: 'flatten' } as const, ...plan.network.layers];
    expect(
      denseNetwork([null, ...parameters], { ...plan, network: { ...plan.network, layers } }),
    ).toBeNull();
  });
});
