// Activations and costs: values worked out by hand, derivatives against finite differences, and the edges of floats.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementwiseActivations } from './activations/index.ts';
import { softmax } from './activations/softmax.ts';
import { costs } from './costs/index.ts';

const width = 1e-6;

function slope(f: (x: number) => number, x: number): number {
  return (f(x + width) - f(x - width)) / (2 * width);
}

describe('activations', () => {
  for (const [id, { output, derivative }] of Object.entries(elementwiseActivations)) {
    it(`${id} has the derivative that it names`, () => {
      for (const z of [-4, -1.3, -0.2, 0.1, 0.7, 2, 5]) {
        expect(derivative(z, output(z))).toBeCloseTo(slope(output, z), 7);
      }
    });

    it(`${id} hands NaN on`, () => {
      expect(output(NaN)).toBeNaN();
    });
  }

  it('have the values of their formulas', () => {
    const { sigmoid, relu, tanh, identity } = elementwiseActivations;
    expect(sigmoid.output(0)).toBe(0.5);
    // sigma(z) = (1 + tanh(z / 2)) / 2
    expect(sigmoid.output(1.5)).toBeCloseTo((1 + Math.tanh(0.75)) / 2, 14);
    expect(sigmoid.output(1e9)).toBe(1);
    expect(sigmoid.output(-1e9)).toBeGreaterThan(0);
    expect([relu.output(-2), relu.output(0), relu.output(3)]).toEqual([0, 0, 3]);
    expect(tanh.output(0.3)).toBe(Math.tanh(0.3));
    expect(identity.output(-7)).toBe(-7);
  });
});

describe('softmax', () => {
  const shares = (...z: readonly number[]) => {
    const out = new Float64Array(z.length);
    softmax(Float64Array.from(z), out, 0, z.length);
    return [...out];
  };

  it('gives shares of one whole, in the ratios of the exponentials', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 }),
        (z) => {
          const a = shares(...z);
          expect(a.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
          const last = z.length - 1;
          expect(a[0]! * Math.exp(z[last]! - z[0]!)).toBeCloseTo(a[last]!, 12);
        },
      ),
      { seed: 1 },
    );
  });

  it('does not overflow', () => {
    expect(shares(1000, 1000, -1000)).toEqual([0.5, 0.5, 0]);
  });

  it('hands NaN on', () => {
    expect(shares(1, NaN, 2)).toEqual([NaN, NaN, NaN]);
  });

  it('works within a larger array', () => {
    const out = new Float32Array(4).fill(9);
    softmax(Float32Array.of(5, 1, 1, 5), out, 1, 2);
    expect([...out]).toEqual([9, 0.5, 0.5, 9]);
  });
});

describe('costs', () => {
  for (const [id, { term, derivative }] of Object.entries(costs)) {
    it(`${id} has the derivative that it names`, () => {
      for (const y of [0, 1]) {
        for (const a of [0.05, 0.3, 0.5, 0.8, 0.99]) {
          expect(derivative(a, y)).toBeCloseTo(
            slope((x) => term(x, y), a),
            5,
          );
        }
      }
    });

    it(`${id} is finite where outputs are saturated`, () => {
      for (const y of [0, 1]) {
        for (const a of [0, 1]) {
          expect(Number.isFinite(term(a, y))).toBe(true);
          expect(Number.isFinite(derivative(a, y))).toBe(true);
        }
      }
    });
  }

  it('have the values of their formulas', () => {
    expect(costs.quadratic.term(0.8, 1)).toBeCloseTo(0.02, 14);
    expect(costs.crossEntropy.term(0.8, 1)).toBeCloseTo(-Math.log(0.8), 14);
    expect(costs.crossEntropy.term(0.8, 0)).toBeCloseTo(-Math.log(0.2), 14);
    expect(costs.logLikelihood.term(0.8, 1)).toBeCloseTo(-Math.log(0.8), 14);
    expect(costs.logLikelihood.term(0.8, 0)).toBe(0);
  });
});
