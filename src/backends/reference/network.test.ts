// The reference network against sums done by hand.
import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../network/layers/index.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { counterKey, counterWord, dropThreshold } from '../../random/counter.ts';
import { ReferenceNetwork } from './network.ts';

function networkOf(inputShape: NetworkSpec['inputShape'], ...layers: readonly LayerSpec[]) {
  return new ReferenceNetwork({
    ...fullyConnectedPlan(),
    network: { inputShape, layers: [...layers] },
  });
}

describe('ReferenceNetwork', () => {
  it('weighs, adds the bias and squashes', () => {
    const network = networkOf(
      [2],
      { kind: 'dense', units: 1, biases: true },
      { kind: 'activation', function: 'sigmoid' },
    );
    const { weights, biases } = network.layers[0]!.learnt!;
    weights.set([0.5, -2]);
    biases!.set([0.25]);
    network.forward(Float64Array.of(3, 1), null);
    // z = 0.5 * 3 - 2 * 1 + 0.25 = -0.25
    expect(network.output[0]).toBeCloseTo(1 / (1 + Math.exp(0.25)), 12);
  });

  it('moves a field of weights over the image, row by row', () => {
    const network = networkOf([2, 3, 1], {
      kind: 'conv2d',
      maps: 1,
      field: 2,
      border: 'valid',
      biases: true,
    });
    const { weights, biases } = network.layers[0]!.learnt!;
    weights.set([1, 10, 100, 1000]);
    biases!.set([0.5]);
    network.forward(Float64Array.of(1, 2, 3, 4, 5, 6), null);
    expect([...network.output]).toEqual([1 + 20 + 400 + 5000 + 0.5, 2 + 30 + 500 + 6000 + 0.5]);
  });

  it('takes what lies outside the image as 0 with a full border', () => {
    const network = networkOf([1, 2, 1], {
      kind: 'conv2d',
      maps: 1,
      field: 2,
      border: 'full',
      biases: false,
    });
    network.layers[0]!.learnt!.weights.set([1, 10, 100, 1000]);
    network.forward(Float64Array.of(1, 2), null);
    expect([...network.output]).toEqual([1000, 100 + 2000, 200, 10, 1 + 20, 2]);
  });

  it('keeps the largest of each square, partial ones at the edge included', () => {
    const input = Float64Array.of(1, 2, 9, 4, 3, 5, 7, 8, 6);
    const keep = networkOf([3, 3, 1], { kind: 'maxPool2d', size: 2, partial: 'keep' });
    keep.forward(input, null);
    expect([...keep.output]).toEqual([4, 9, 8, 6]);
    const drop = networkOf([3, 3, 1], { kind: 'maxPool2d', size: 2, partial: 'drop' });
    drop.forward(input, null);
    expect([...drop.output]).toEqual([4]);
  });

  it('drops by the counter’s words while training, and nothing otherwise', () => {
    const network = networkOf([50], { kind: 'dropout', rate: 0.4 });
    const input = new Float64Array(50).fill(3);
    network.forward(input, null);
    expect([...network.output]).toEqual([...input]);

    network.forward(input, { step: 7, example: 2 });
    const key = counterKey(1, 0, 7);
    const expected = Array.from({ length: 50 }, (_, j) =>
      counterWord(key, 2 * 50 + j) >= dropThreshold(0.4) ? 3 / 0.6 : 0,
    );
    expect([...network.output]).toEqual(
      expected.map((value) => expect.closeTo(value, 12) as number),
    );
    expect(expected.filter((value) => value === 0).length).toBeGreaterThan(5);
  });

  it('gives the first of equal outputs as its verdict', () => {
    const network = networkOf([3], { kind: 'flatten' });
    network.forward(Float64Array.of(1, 4, 4), null);
    expect(network.verdict()).toBe(1);
  });
});
