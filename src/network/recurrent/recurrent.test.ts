import { describe, expect, it } from 'vitest';
import { Generator } from '../../random/generator.ts';
import { lstmNet } from './lstm.ts';
import { plainNet } from './plain.ts';
import { costOf, verdictOf, type RecurrentNet } from './recurrent-net.ts';
import { drawSequence, letterCount } from './task.ts';

const nets: readonly (readonly [name: string, net: RecurrentNet])[] = [
  ['plain', plainNet(5)],
  ['LSTM', lstmNet(4, 1)],
];

describe.each(nets)('the %s network', (_, net) => {
  const random = Generator.seeded(7, 'test');
  const parameters = net.start(() => random.normal());
  const sequence = drawSequence(6, (bound) => random.below(bound));
  const costAt = (values: Float64Array) => costOf(net.forward(values, sequence), sequence);

  it('has the gradient that finite differences find, for every parameter', () => {
    const gradient = new Float64Array(net.parameterCount);
    net.backward(parameters, sequence, net.forward(parameters, sequence), gradient);
    const step = 1e-5;
    for (let n = 0; n < net.parameterCount; n++) {
      const nudged = (by: number) => parameters.map((value, m) => (m === n ? value + by : value));
      const slope = (costAt(nudged(step)) - costAt(nudged(-step))) / (2 * step);
      expect(Math.abs(gradient[n]! - slope)).toBeLessThan(1e-8);
    }
    expect(gradient.some((value) => Math.abs(value) > 1e-3)).toBe(true);
  });

  it('adds to the gradient that is there', () => {
    const once = new Float64Array(net.parameterCount);
    const pass = net.forward(parameters, sequence);
    net.backward(parameters, sequence, pass, once);
    const twice = once.slice();
    net.backward(parameters, sequence, pass, twice);
    twice.forEach((value, n) => expect(value).toBeCloseTo(2 * once[n]!, 12));
  });

  it('tells shares of one, and an error for each moment', () => {
    const pass = net.forward(parameters, sequence);
    expect(pass.outputs.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(pass.outputs[verdictOf(pass)]).toBe(Math.max(...pass.outputs));
    const errors = net.backward(parameters, sequence, pass, new Float64Array(net.parameterCount));
    expect(errors.length).toBe(sequence.length);
  });
});

it('LSTM: with gates shut to the noise and open to the past, a cell keeps what it holds', () => {
  const net = lstmNet(1, 50);
  const parameters = new Float64Array(net.parameterCount);
  // U begins after the 4 x 1 recurrent weights: the input gate opens at letter 2 alone, the candidate is always 1.
  const u = 4;
  for (let symbol = 0; symbol < 2 * letterCount; symbol++) {
    parameters[u + symbol] = symbol === 2 ? 50 : -50;
    parameters[u + 3 * 2 * letterCount + symbol] = 50;
  }
  const forgetBias = u + 4 * 2 * letterCount + 1;
  parameters[forgetBias] = 50;
  const { cell } = net.forward(parameters, Uint8Array.from([2, ...Array<number>(200).fill(5)]));
  expect(cell.at(-1)![0]).toBeCloseTo(1, 12);
});

it('a sequence is one letter and then noise', () => {
  const random = Generator.seeded(1, 'test');
  for (let n = 0; n < 50; n++) {
    const [letter, ...noise] = drawSequence(9, (bound) => random.below(bound));
    expect(letter).toBeLessThan(letterCount);
    expect(noise.length).toBe(9);
    expect(Math.min(...noise)).toBeGreaterThanOrEqual(letterCount);
    expect(Math.max(...noise)).toBeLessThan(2 * letterCount);
  }
});
