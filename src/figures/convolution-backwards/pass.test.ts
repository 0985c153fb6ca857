// The figure's pass against the reference backend's layers, and against central differences.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { activationLayer } from '../../backends/reference/layers/activation.ts';
import { conv2dLayer } from '../../backends/reference/layers/conv2d.ts';
import { maxPool2dLayer } from '../../backends/reference/layers/max-pool2d.ts';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { backward, biasIndex, byDifference, forward, type Setting } from './pass.ts';

const numbers = (count: number, min: number, max: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: count, maxLength: count });
const settings: fc.Arbitrary<Setting> = fc.record({
  image: numbers(36, 0, 1),
  weights: numbers(9, -2, 2).map((weights) => weights.map(Math.fround)),
  bias: fc.double({ min: -1, max: 1, noNaN: true }).map(Math.fround),
  target: numbers(4, 0, 1),
});

it('gives what the layers of the reference backend give, forwards and backwards', () => {
  fc.assert(
    fc.property(settings, (setting) => {
      const conv = conv2dLayer(
        { kind: 'conv2d', maps: 1, field: 3, border: 'valid', biases: true },
        [6, 6, 1],
        [4, 4, 1],
      );
      const activation = activationLayer(16, sigmoid);
      const pool = maxPool2dLayer(
        { kind: 'maxPool2d', size: 2, partial: 'drop' },
        [4, 4, 1],
        [2, 2, 1],
      );
      conv.learnt!.weights.set(setting.weights);
      conv.learnt!.biases!.set([setting.bias]);
      const image = Float64Array.from(setting.image);
      conv.forward(image, null);
      activation.forward(conv.output, null);
      pool.forward(activation.output, null);
      const pass = forward(setting);
      pass.pooled.forEach((p, i) => expect(p).toBeCloseTo(pool.output[i]!, 12));

      const error = pool.output.map((p, i) => p - setting.target[i]!);
      const mapError = new Float64Array(16);
      const delta = new Float64Array(16);
      pool.backward(activation.output, error, mapError);
      activation.backward(conv.output, mapError, delta);
      conv.backward(image, delta, null);
      const back = backward(setting, pass);
      back.delta.forEach((d, i) => expect(d).toBeCloseTo(delta[i]!, 12));
      const { weights, biases } = conv.learnt!.gradient;
      expect(back.gradient[biasIndex]).toBeCloseTo(biases![0]!, 12);
      weights.forEach((g, i) => expect(back.gradient[i]).toBeCloseTo(g, 12));
    }),
    { numRuns: 30 },
  );
});

it('agrees with central differences wherever no other cell wins within the step', () => {
  fc.assert(
    fc.property(settings, fc.nat(biasIndex), (setting, index) => {
      const { slope, kink } = byDifference(setting, index, 1e-5);
      fc.pre(!kink);
      expect(backward(setting, forward(setting)).gradient[index]).toBeCloseTo(slope, 7);
    }),
    { numRuns: 60 },
  );
});
