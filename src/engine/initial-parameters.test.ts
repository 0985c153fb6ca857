// The first weights: drawn as the plan says, from its seed.
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../network/initialisations/index.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { presetOf } from '../network/presets/index.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { Generator } from '../random/generator.ts';
import { initialState } from './initial-parameters.ts';

/** A dense layer of 200 inputs and 300 units, with these weights. */
function drawn(weights: Distribution, seed = 1): Float32Array {
  const plan: TrainingPlan = {
    ...fullyConnectedPlan(),
    network: { inputShape: [200], layers: [{ kind: 'dense', units: 300, biases: false }] },
    initialisation: { weights, biases: { kind: 'zero' } },
    seed,
  };
  return initialState(plan).parameters[0]!.weights;
}

function moments(values: Float32Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const beyond = values.filter((value) => Math.abs(value - mean) > 2 * Math.sqrt(square)).length;
  return { mean, deviation: Math.sqrt(square), beyondTwo: beyond / values.length };
}

describe('initialState', () => {
  const normals: readonly (readonly [Distribution, number])[] = [
    [{ kind: 'normal', deviation: 0.01 }, 0.01],
    [{ kind: 'fanIn' }, Math.sqrt(1 / 200)],
    [{ kind: 'fanOut' }, Math.sqrt(1 / 300)],
    [{ kind: 'fanOut', divisor: 4 }, Math.sqrt(4 / 300)],
    [{ kind: 'he' }, Math.sqrt(2 / 200)],
  ];
  for (const [distribution, expected] of normals) {
    it(`draws ${JSON.stringify(distribution)} as a normal of deviation ${expected.toFixed(4)}`, () => {
      const { mean, deviation, beyondTwo } = moments(drawn(distribution));
      expect(Math.abs(mean)).toBeLessThan((4 * expected) / Math.sqrt(60_000));
      expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.012);
      // 4.55 % of a normal distribution lie beyond two deviations.
      expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.004);
    });
  }

  it('draws Glorot’s uniform distribution up to its bounds', () => {
    const bound = Math.sqrt(6 / 500);
    const values = drawn({ kind: 'glorot' });
    const { deviation, beyondTwo } = moments(values);
    expect(Math.max(...values)).toBeLessThanOrEqual(Math.fround(bound));
    expect(Math.max(...values)).toBeGreaterThan(0.999 * bound);
    expect(Math.min(...values)).toBeLessThan(-0.999 * bound);
    expect(Math.abs(deviation / (bound / Math.sqrt(3)) - 1)).toBeLessThan(0.012);
    expect(beyondTwo).toBe(0);
  });

  it('is the same for the same seed', () => {
    const normal: Distribution = { kind: 'normal', deviation: 1 };
    expect(drawn(normal, 5)).toEqual(drawn(normal, 5));
    expect(drawn(normal, 5)).not.toEqual(drawn(normal, 6));
  });

  it('draws layer by layer, the weights and then the biases', () => {
    const generator = Generator.seeded(1, 'initialisation');
    const next = (count: number) => Float32Array.from({ length: count }, () => generator.normal());
    const { parameters, step } = initialState(fullyConnectedPlan());
    expect(step).toBe(0);
    expect(parameters[0]).toEqual({ weights: next(784 * 30), biases: next(30) });
    expect(parameters[1]).toBeNull();
    expect(parameters[2]).toEqual({ weights: next(30 * 10), biases: next(10) });
  });

  it('lets a layer bring its own', () => {
    const { parameters } = initialState(presetOf('fc-100-softmax')!.plan);
    expect(parameters[2]!.weights.every((weight) => weight === 0)).toBe(true);
    expect(parameters[2]!.biases!.every((bias) => bias === 0)).toBe(true);
    expect(moments(parameters[0]!.weights).deviation).toBeCloseTo(0.1, 3);
  });

  it('gives the optimiser an empty memory of the parameters’ shapes', () => {
    const { parameters, optimiser } = initialState({
      ...fullyConnectedPlan(),
      optimiser: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    });
    expect(Object.keys(optimiser)).toEqual(['mean', 'meanSquare']);
    for (const memory of Object.values(optimiser)) {
      expect(memory.map((layer) => layer?.weights.length)).toEqual(
        parameters.map((layer) => layer?.weights.length),
      );
      expect(memory[0]!.biases).toEqual(new Float32Array(30));
    }
  });
});
