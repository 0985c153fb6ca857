import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { example, type Example } from '../network-drawing/example.ts';
import {
  forward,
  placeName,
  places,
  quadraticCost,
  valueAt,
  withValue,
} from '../tiny-network/tiny-network.ts';
import { momentsOf, passOf } from './moments.ts';

const number = fc.double({ min: -2, max: 2, noNaN: true });
const pair = fc.tuple(number, number);
const layer = fc.record({ w: fc.tuple(pair, pair), b: pair });
const examples: fc.Arbitrary<Example> = fc.record({
  network: fc.tuple(layer, layer),
  input: pair,
  target: pair,
});

/** What an equation's text with numbers comes to. */
function evaluate(numbers: string): number {
  const source = numbers
    .replace(/½ (\([^²]*?\))²/g, '0.5*Math.pow($1,2)')
    .replaceAll('·', '*')
    .replaceAll('−', '-')
    .replaceAll('σ', 'sigmoid');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is arithmetic made above
  const compute = new Function('sigmoid', `return ${source}`) as (
    f: typeof sigmoid.output,
  ) => number;
  return compute(sigmoid.output);
}

describe('the moments of backpropagation', () => {
  it('go forward, to the cost, back, and to the slopes', () => {
    const moments = momentsOf(example, passOf(example));
    expect(moments.map(({ name }) => name)).toEqual([
      ...['z²₁', 'a²₁', 'z²₂', 'a²₂', 'z³₁', 'a³₁', 'z³₂', 'a³₂', 'C'],
      ...['δ³₁', 'δ³₂', 'δ²₁', 'δ²₂'],
      ...['∂C/∂b³₁', '∂C/∂b³₂', '∂C/∂b²₁', '∂C/∂b²₂'],
      ...['∂C/∂w³₁₁', '∂C/∂w³₁₂', '∂C/∂w³₂₁', '∂C/∂w³₂₂'],
      ...['∂C/∂w²₁₁', '∂C/∂w²₁₂', '∂C/∂w²₂₁', '∂C/∂w²₂₂'],
    ]);
    expect(moments.find(({ name }) => name === 'δ²₁')!.symbols).toBe(
      '(w³₁₁ δ³₁ + w³₂₁ δ³₂) · σ′(z²₁)',
    );
  });

  it('write numbers that come to the value', () => {
    fc.assert(
      fc.property(examples, (one) => {
        for (const { numbers, value } of momentsOf(one, passOf(one))) {
          expect(evaluate(numbers)).toBeCloseTo(value, 2);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('have the slopes that central differences find', () => {
    fc.assert(
      fc.property(examples, (one) => {
        const { network, input, target } = one;
        const moments = momentsOf(one, passOf(one));
        for (const place of places(network)) {
          const cost = (value: number) =>
            quadraticCost(
              forward(withValue(network, place, value), input, sigmoid).a.at(-1)!,
              target,
            );
          const value = valueAt(network, place);
          const difference = (cost(value + 1e-5) - cost(value - 1e-5)) / 2e-5;
          const moment = moments.find(({ name }) => name === `∂C/∂${placeName(place)}`);
          expect(moment!.value).toBeCloseTo(difference, 7);
        }
      }),
      { numRuns: 30 },
    );
  });
});
