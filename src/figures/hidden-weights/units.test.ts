// Weights are taken from the right rows and columns.
import { expect, test } from 'vitest';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { commonScale, firstLayerUnits } from './units.ts';

function counting(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => index);
}

test('a hidden unit has its row of the first matrix and its column of the second', () => {
  const parameters = [
    { weights: counting(3 * 784), biases: Float32Array.of(7, 8, 9) },
    null,
    { weights: counting(10 * 3), biases: new Float32Array(10) },
    null,
  ];
  const units = firstLayerUnits(parameters, fullyConnectedPlan(3));
  expect(units).toHaveLength(3);
  expect(units[1]!.weights[0]).toBe(784);
  expect(units[1]!.bias).toBe(8);
  expect(units[1]!.outgoing).toEqual([1, 4, 7, 10, 13, 16, 19, 22, 25, 28]);
});

test('without a hidden layer the units are the outputs', () => {
  const parameters = [{ weights: counting(10 * 784), biases: null }, null];
  const units = firstLayerUnits(parameters, fullyConnectedPlan(0));
  expect(units).toHaveLength(10);
  expect(units[9]).toMatchObject({ bias: 0, outgoing: null });
});

test('the common scale covers most weights and is round', () => {
  const weights = Float32Array.from({ length: 784 }, (_, index) => (index % 2 ? -2.2 : 2.2));
  expect(commonScale([{ weights, bias: 0, outgoing: null }])).toBe(2.5);
});
