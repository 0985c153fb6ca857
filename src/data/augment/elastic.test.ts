// The field of an elastic distortion against the sums that define it.
import { expect, it } from 'vitest';
import { counterWord } from '../../random/counter.ts';
import { ElasticField } from './elastic.ts';

it('is noise times a Gaussian whose weights add up to 1', () => {
  const [side, alpha, sigma, key, first] = [12, 20, 1.5, 99, 6];
  const { across } = new ElasticField(side, alpha, sigma).draw(key, first);
  const reach = Math.ceil(3 * sigma);
  const weight = (distance: number) => Math.exp(-(distance ** 2) / (2 * sigma ** 2));
  let whole = 0;
  for (let d = -reach; d <= reach; d++) whole += weight(d);
  for (const [x, y] of [
    [5, 6],
    [0, 0],
    [11, 3],
  ] as const) {
    let sum = 0;
    for (let v = Math.max(0, y - reach); v <= Math.min(side - 1, y + reach); v++) {
      for (let u = Math.max(0, x - reach); u <= Math.min(side - 1, x + reach); u++) {
        const noise = (2 * counterWord(key, first + v * side + u)) / 2 ** 32 - 1;
        sum += (alpha * noise * weight(x - u) * weight(y - v)) / whole ** 2;
      }
    }
    expect(across[y * side + x]).toBeCloseTo(sum, 10);
  }
});

it.each([2.9, 4, 6])('varies as a smoothed field should, on a lattice too: sigma %s', (sigma) => {
  const [side, alpha] = [64, 34];
  const field = new ElasticField(side, alpha, sigma);
  let square = 0;
  let count = 0;
  for (let key = 0; key < 150; key++) {
    const { across, down } = field.draw(key * 7919, 0);
    // Far from the edges, at nodes and between them.
    for (let y = 20; y < 44; y++) {
      for (let x = 20; x < 44; x++) {
        square += across[y * side + x]! ** 2 + down[y * side + x]! ** 2;
        count += 2;
      }
    }
  }
  // Even numbers of -1 to 1 have the deviation 1 / sqrt(3); the squares of the Gaussian's weights add up to 1 / (4 pi sigma^2).
  const expected = alpha / Math.sqrt(3) / (2 * Math.sqrt(Math.PI) * sigma);
  expect(Math.abs(Math.sqrt(square / count) / expected - 1)).toBeLessThan(0.05);
});
