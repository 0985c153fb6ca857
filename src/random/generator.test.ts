// The seeded generator: known answers, and the distributions that it promises.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Generator, mix32 } from './generator.ts';

const many = 100_000;
const draws = <Value>(draw: () => Value) => Array.from({ length: many }, draw);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('mix32', () => {
  it('is MurmurHash3’s finaliser: its hashes of the empty text', () => {
    // Of the empty text the hash is the finaliser of the seed: verification values of MurmurHash3_x86_32.
    expect(mix32(0)).toBe(0);
    expect(mix32(1)).toBe(0x514e28b7);
    expect(mix32(0xffffffff)).toBe(0x81f16f39);
  });
});

describe('Generator', () => {
  it('is sfc32: the first words from state 0, 0, 0, 1 as worked out by hand', () => {
    const generator = Generator.restored([0, 0, 0, 1]);
    // sum = a + b + counter; a' = b ^ (b >>> 9); b' = c + (c << 3); c' = (c <<< 21) + sum.
    expect(generator.word()).toBe(1);
    expect(generator.state).toEqual([0, 0, 1, 2]);
    expect(generator.word()).toBe(2);
    expect(generator.state).toEqual([0, 9, (1 << 21) + 2, 3]);
    expect(generator.word()).toBe(12);
  });

  it('repeats itself from the same seed and stream, and from a restored state', () => {
    const first = Generator.seeded(42, 'order');
    const second = Generator.seeded(42, 'order');
    const words = Array.from({ length: 50 }, () => first.word());
    expect(Array.from({ length: 50 }, () => second.word())).toEqual(words);

    const restored = Generator.restored(first.state);
    expect(Array.from({ length: 50 }, () => restored.normal())).toEqual(
      Array.from({ length: 50 }, () => first.normal()),
    );
  });

  it('has streams and seeds that do not resemble each other', () => {
    const uniforms = (seed: number, stream: string) => {
      const generator = Generator.seeded(seed, stream);
      return draws(() => generator.uniform() - 0.5);
    };
    const base = uniforms(1, 'order');
    for (const other of [
      uniforms(2, 'order'),
      uniforms(1, 'initialisation'),
      uniforms(0, 'order'),
    ]) {
      const correlation = 12 * mean(base.map((value, i) => value * other[i]!));
      expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(many));
    }
  });

  it('draws uniformly from [0, 1)', () => {
    const generator = Generator.seeded(3, 'uniform');
    const values = draws(() => generator.uniform());
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / many));
    expect(Math.abs(mean(values.map((value) => value * value)) - 1 / 3)).toBeLessThan(0.004);
  });

  it('draws from a normal distribution', () => {
    const generator = Generator.seeded(4, 'normal');
    const values = draws(() => generator.normal());
    const moment = (power: number) => mean(values.map((value) => value ** power));
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(many));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / many));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / many));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / many));
  });

  it('draws every number below a bound equally often', () => {
    const generator = Generator.seeded(5, 'below');
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[generator.below(7)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // Six degrees of freedom: 22.5 is exceeded once in a thousand.
    expect(chiSquare).toBeLessThan(22.5);
  });

  it('stays below any bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 - 1 }), fc.nat(), (bound, seed) => {
        const value = Generator.seeded(seed, 'below').below(bound);
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it('shuffles: every item stays, every order is as likely', () => {
    const generator = Generator.seeded(6, 'shuffle');
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const items = Uint32Array.of(1, 2, 3, 4);
      generator.shuffle(items);
      counts.set(items.join(''), (counts.get(items.join('')) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    // 23 degrees of freedom: 49.7 is exceeded once in a thousand.
    expect(chiSquare).toBeLessThan(49.7);
  });
});
