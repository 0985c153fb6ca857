import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byNudging, centredBiases, neurons, pass } from './chain.ts';

const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: neurons,
  maxLength: neurons,
});

describe('a chain of neurons', () => {
  it('has the slopes that central differences find', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.nat(neurons - 1), (w, b, j) => {
        const nudged = (by: number) =>
          pass({ w, b: b.map((bias, i) => (i === j ? bias + by : bias)) }).cost;
        const difference = (nudged(1e-5) - nudged(-1e-5)) / 2e-5;
        expect(pass({ w, b }).deltas[j]).toBeCloseTo(difference, 8);
      }),
    );
  });

  it('is judged by nudging alike, with usual weights and where it explodes', () => {
    fc.assert(
      fc.property(numbers, numbers, (w, b) => {
        expect(byNudging({ w, b })).toBeCloseTo(pass({ w, b }).deltas[0]!, 8);
      }),
    );
    for (const weight of [1, 20, 100, -100]) {
      const w = new Array<number>(neurons).fill(weight);
      const chain = { w, b: centredBiases(w) };
      const exact = pass(chain).deltas[0]!;
      expect(Math.abs(byNudging(chain) / exact - 1)).toBeLessThan(1e-3);
    }
  });

  it('explodes with weights of 100 and centred sums: 25 a neuron', () => {
    const w = new Array<number>(neurons).fill(100);
    const { deltas, slopes } = pass({ w, b: centredBiases(w) });
    expect(slopes).toEqual(new Array(neurons).fill(0.25));
    expect(deltas[0]! / deltas[neurons - 1]!).toBeCloseTo(25 ** 4, 3);
  });

  it('vanishes by at least four a neuron with weights up to 1', () => {
    const w = new Array<number>(neurons).fill(1);
    const { deltas } = pass({ w, b: centredBiases(w) });
    expect(deltas[0]! / deltas[neurons - 1]!).toBeCloseTo(0.25 ** 4, 12);
  });
});
