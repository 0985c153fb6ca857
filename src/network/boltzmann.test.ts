import { describe, expect, it } from 'vitest';
import { Generator } from '../random/generator.ts';
import {
  addContrast,
  drawn,
  energy,
  firstMachine,
  freeEnergy,
  gibbsTurn,
  hiddenShares,
  noStatistics,
  visibleShares,
  type Boltzmann,
} from './boltzmann.ts';

const random = Generator.seeded(3, 'test');
const uniform = () => random.uniform();
const numbers = (count: number) => Float32Array.from({ length: count }, () => random.normal());
const tiny: Boltzmann = {
  visible: 4,
  hidden: 3,
  weights: numbers(12),
  visibleBiases: numbers(4),
  hiddenBiases: numbers(3),
};

/** All states of so many units. */
const states = (units: number) =>
  Array.from({ length: 2 ** units }, (_, n) =>
    Array.from({ length: units }, (__, i) => (n >> i) & 1),
  );
const images = states(4);
const hiddens = states(3);
const weigh = (v: readonly number[], h: readonly number[]) => Math.exp(-energy(tiny, v, h));
const all = images.reduce((sum, v) => sum + hiddens.reduce((part, h) => part + weigh(v, h), 0), 0);

describe('against brute force over all 128 states of a tiny machine', () => {
  it('the energy is that of the formula', () => {
    const v = [1, 0, 1, 1];
    const h = [0, 1, 1];
    let formula = 0;
    for (let j = 0; j < 3; j++) {
      for (let i = 0; i < 4; i++) formula -= h[j]! * tiny.weights[j * 4 + i]! * v[i]!;
      formula -= tiny.hiddenBiases[j]! * h[j]!;
    }
    for (let i = 0; i < 4; i++) formula -= tiny.visibleBiases[i]! * v[i]!;
    expect(energy(tiny, v, h)).toBeCloseTo(formula, 6);
  });

  it('the free energy sums over the hidden states', () => {
    for (const v of images) {
      const sum = hiddens.reduce((part, h) => part + weigh(v, h), 0);
      expect(freeEnergy(tiny, v)).toBeCloseTo(-Math.log(sum), 6);
    }
  });

  it('the conditional probabilities are those of the joint distribution', () => {
    for (const v of images) {
      const sum = hiddens.reduce((part, h) => part + weigh(v, h), 0);
      hiddenShares(tiny, v).forEach((share, j) => {
        const with1 = hiddens.filter((h) => h[j] === 1).reduce((part, h) => part + weigh(v, h), 0);
        expect(share).toBeCloseTo(with1 / sum, 6);
      });
    }
    for (const h of hiddens) {
      const sum = images.reduce((part, v) => part + weigh(v, h), 0);
      visibleShares(tiny, h).forEach((share, i) => {
        const with1 = images.filter((v) => v[i] === 1).reduce((part, v) => part + weigh(v, h), 0);
        expect(share).toBeCloseTo(with1 / sum, 6);
      });
    }
  });

  it('a long Gibbs chain visits each image as often as its free energy says', () => {
    const visits = new Map<string, number>();
    const turns = 60_000;
    let v: Float32Array = new Float32Array(4);
    for (let n = 0; n < turns; n++) {
      v = gibbsTurn(tiny, v, uniform).states;
      visits.set(v.join(), (visits.get(v.join()) ?? 0) + 1);
    }
    for (const image of images) {
      const share = Math.exp(-freeEnergy(tiny, image)) / all;
      expect(Math.abs((visits.get(image.join()) ?? 0) / turns - share)).toBeLessThan(0.015);
    }
  });
});

describe('contrastive divergence', () => {
  it('is, over many draws, the mean over the hidden states of what one turn makes', () => {
    const image = [1, 0, 1, 0];
    const first = hiddenShares(tiny, image);
    const exact = noStatistics(tiny);
    for (const h of hiddens) {
      const chance = h.reduce((p, on, j) => p * (on === 1 ? first[j]! : 1 - first[j]!), 1);
      const v = visibleShares(tiny, h);
      const after = hiddenShares(tiny, v);
      for (let j = 0; j < 3; j++) {
        for (let i = 0; i < 4; i++) {
          exact.weights[j * 4 + i]! += chance * (first[j]! * image[i]! - after[j]! * v[i]!);
        }
      }
    }
    const sums = noStatistics(tiny);
    const draws = 20_000;
    for (let n = 0; n < draws; n++) addContrast(tiny, image, 1, uniform, sums);
    sums.weights.forEach((sum, n) =>
      expect(Math.abs(sum / draws - exact.weights[n]!)).toBeLessThan(0.01),
    );
  });

  it('with many turns comes near the gradient of the likelihood', () => {
    const image = [0, 1, 1, 0];
    const sums = noStatistics(tiny);
    const draws = 6000;
    for (let n = 0; n < draws; n++) addContrast(tiny, image, 20, uniform, sums);
    const likelihood = (machine: Boltzmann) => {
      const whole = images.reduce((sum, v) => sum + Math.exp(-freeEnergy(machine, v)), 0);
      return -freeEnergy(machine, image) - Math.log(whole);
    };
    const step = 1e-2;
    const slope = (n: number) => {
      const nudged = (by: number) => ({
        ...tiny,
        weights: tiny.weights.map((value, m) => (m === n ? value + by : value)),
      });
      return (likelihood(nudged(step)) - likelihood(nudged(-step))) / (2 * step);
    };
    for (let n = 0; n < 12; n++)
      expect(Math.abs(sums.weights[n]! / draws - slope(n))).toBeLessThan(0.05);
  });
});

it('draws states of 0 and 1, as often as their shares say', () => {
  const shares = Float32Array.from({ length: 20_000 }, () => 0.3);
  const on = drawn(shares, uniform).reduce((sum, state) => sum + state, 0);
  expect(on / 20_000).toBeCloseTo(0.3, 1);
  expect(firstMachine(2, 2, new Float32Array(2), () => 1).weights[0]).toBeCloseTo(0.01, 6);
});
