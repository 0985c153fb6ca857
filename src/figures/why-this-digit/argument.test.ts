// The first-order argument, held against the reference network itself.
import { expect, test } from 'vitest';
import { inspect } from '../../backends/inspect.ts';
import { initialState } from '../../engine/index.ts';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import {
  differenceErrors,
  firstTwo,
  sharesOf,
  strongest,
  sumOf,
  sumsLayer,
  weighed,
  withoutInk,
} from './argument.ts';

const image = Float32Array.from({ length: 784 }, (_, k) => (k % 5 === 0 ? (k % 7) / 7 : 0));

/** z of 3 less z of 8 for each image, and its slopes at the first. */
function difference(hidden: number, images: readonly Float32Array[]) {
  const plan = fullyConnectedPlan(hidden);
  const inputs = new Float32Array(784 * images.length);
  images.forEach((one, i) => inputs.set(one, i * 784));
  const sumErrors = differenceErrors(10, 3, 8, images.length);
  const { parameters } = initialState(plan);
  const examples = { inputs, targets: null, sumErrors, count: images.length };
  const found = inspect(plan, parameters, examples, false);
  const sums = found.layers[sumsLayer(plan.network)]!.outputs;
  return {
    values: images.map((_, i) => sums[i * 10 + 3]! - sums[i * 10 + 8]!),
    slopes: found.inputErrors!.slice(0, 784),
    bias: parameters[0]!.biases![3]! - parameters[0]!.biases![8]!,
  };
}

test('without a hidden layer the pixels and the biases are the whole of it', () => {
  const { values, slopes, bias } = difference(0, [image]);
  expect(sumOf(sharesOf(slopes, image)) + bias).toBeCloseTo(values[0]!, 3);
});

test('with one, the slopes foretell small changes, and large ones less well', () => {
  const { slopes } = difference(30, [image]);
  const shares = sharesOf(slopes, image);
  const pixel = strongest(shares, 1);
  const little = image.slice();
  little[pixel[0]!]! -= 0.001;
  const after = difference(30, [image, little]).values;
  expect((after[1]! - after[0]!) / -0.001).toBeCloseTo(slopes[pixel[0]!]!, 1);
  const erased = withoutInk(image, strongest(shares, 40));
  const wide = difference(30, [image, erased]).values;
  const foretold = -sumOf(sharesOf(slopes, image).filter((_, k) => erased[k] !== image[k]));
  expect(foretold).toBeLessThan(0);
  expect(Math.abs(wide[1]! - wide[0]! - foretold)).toBeGreaterThan(0.01);
});

test('the strongest pixels argue for it, in order', () => {
  expect(strongest(Float32Array.of(0.1, -3, 0.5, 0, 0.2), 2)).toEqual([2, 4]);
  expect(strongest(Float32Array.of(-1, 0), 5)).toEqual([]);
  expect([...withoutInk(Float32Array.of(1, 2, 3), [1])]).toEqual([1, 0, 3]);
});

test('two digits are weighed: as chosen, else what was read against what it is', () => {
  const outputs = Float32Array.of(0, 0.9, 0, 0, 0, 0, 0, 0.4, 0, 0.6);
  expect(firstTwo(outputs)).toEqual([1, 9]);
  expect(weighed({ pro: null, contra: null }, outputs, 7)).toEqual({ pro: 1, contra: 7 });
  expect(weighed({ pro: null, contra: null }, outputs, 1)).toEqual({ pro: 1, contra: 9 });
  expect(weighed({ pro: null, contra: null }, outputs, null)).toEqual({ pro: 1, contra: 9 });
  expect(weighed({ pro: null, contra: 1 }, outputs, 7)).toEqual({ pro: 9, contra: 1 });
  expect(weighed({ pro: 4, contra: 4 }, outputs, 4)).toEqual({ pro: 4, contra: 1 });
});
