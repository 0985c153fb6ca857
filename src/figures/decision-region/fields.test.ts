// The fields against the forward pass that the next figures show, at single places of the square.
import { expect, test } from 'vitest';
import { tanh } from '../../network/activations/tanh.ts';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import { forward, type TinyNetwork } from '../tiny-network/tiny-network.ts';
import { Fields, side } from './fields.ts';

const network: NetworkSpec = {
  inputShape: [2],
  layers: [
    { kind: 'dense', units: 3, biases: true },
    { kind: 'activation', function: 'tanh' },
    { kind: 'dense', units: 1, biases: true },
    { kind: 'activation', function: 'sigmoid' },
  ],
};
const tiny: TinyNetwork = [
  {
    w: [
      [1.5, -2],
      [0.25, 3],
      [-1, 0.5],
    ],
    b: [0.5, -0.25, 1],
  },
  { w: [[2, -1, 0.75]], b: [-0.5] },
];
const parametersOf = (layers: TinyNetwork) =>
  layers.flatMap(({ w, b }) => [
    { weights: Float32Array.from(w.flat()), biases: Float32Array.from(b) },
    null,
  ]);

test.each([
  [0, 0],
  [17, 40],
  [side - 1, side - 1],
])('row %i, column %i', (row, column) => {
  const fields = new Fields(network);
  expect(fields.compute(parametersOf(tiny))).toBe(true);
  const at = [(2 * (column + 0.5)) / side - 1, 1 - (2 * (row + 0.5)) / side];
  const hidden = forward([tiny[0]!], at, tanh).a[1]!;
  const output = forward([tiny[1]!], hidden, sigmoid).a[1]!;
  const cell = row * side + column;
  expect(fields.layers.map((units) => units.map((field) => field[cell]!))).toEqual([
    hidden.map((a) => expect.closeTo(a, 5) as number),
    output.map((a) => expect.closeTo(a, 5) as number),
  ]);
});

test('takes no parameters of another network', () => {
  expect(new Fields(network).compute(parametersOf([tiny[1]!, tiny[1]!]))).toBe(false);
});
