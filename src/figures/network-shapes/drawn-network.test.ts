// What is drawn of a network, and what the reader changed in it.
import { expect, test } from 'vitest';
import {
  cornerOf,
  drawnNetwork,
  inputsOf,
  isThere,
  isWrittenOut,
  numberAt,
  withEdit,
} from './drawn-network.ts';

test('a small network is all there, with the shapes of its matrices', () => {
  const network = drawnNetwork([2, 3, 1], []);
  expect(network.map(({ w, b }) => [w.length, w[0]!.length, b.length])).toEqual([
    [3, 2, 3],
    [1, 3, 1],
  ]);
  expect(drawnNetwork([2, 3, 1], [])).toEqual(network);
});

test('of a large one the first neurons of each layer are drawn', () => {
  const network = drawnNetwork([784, 30, 10], []);
  expect(network.map(({ w }) => [w.length, w[0]!.length])).toEqual([
    [8, 8],
    [8, 8],
  ]);
  expect(isWrittenOut([784, 30, 10])).toBe(false);
  expect(isWrittenOut([8, 8, 1])).toBe(true);
});

test('a change is where it was made, and one of another network is passed over', () => {
  const first = withEdit([], { layer: 2, j: 1, k: 0 }, 4);
  const edits = withEdit(
    withEdit(first, { layer: 2, j: 1, k: 0 }, -3),
    { layer: 3, j: 0, k: null },
    2,
  );
  expect(edits).toHaveLength(2);
  const network = drawnNetwork([2, 3, 1], edits);
  expect(network[0]!.w[1]![0]).toBe(-3);
  expect(network[1]!.b[0]).toBe(2);
  expect(
    drawnNetwork(
      [2, 1],
      [
        [2, 5, 0, 1],
        [9, 0, 0, 1],
      ],
    ),
  ).toEqual(drawnNetwork([2, 1], []));
});

test('inputs are layer 1', () => {
  const inputs = inputsOf([3, 2], [0.5]);
  expect(inputs).toEqual([0.5, 0, 1]);
  expect(numberAt(drawnNetwork([3, 2], []), inputs, { layer: 1, j: 0, k: null })).toBe(0.5);
  expect(isThere({ layer: 1, j: 2, k: null }, [3, 2])).toBe(true);
  expect(isThere({ layer: 1, j: 3, k: null }, [3, 2])).toBe(false);
  expect(isThere({ layer: 1, j: 0, k: 0 }, [3, 2])).toBe(false);
  expect(isThere({ layer: 2, j: 1, k: 2 }, [3, 2])).toBe(true);
  expect(isThere({ layer: 3, j: 0, k: 0 }, [3, 2])).toBe(false);
});

test('the corner of a large layer has its first three neurons and its last, which is the last that is drawn', () => {
  expect(cornerOf(784)).toEqual([
    { number: 1, drawn: 0 },
    { number: 2, drawn: 1 },
    { number: 3, drawn: 2 },
    null,
    { number: 784, drawn: 7 },
  ]);
  expect(cornerOf(4).map((neuron) => neuron?.drawn)).toEqual([0, 1, 2, 3]);
  expect(cornerOf(1)).toHaveLength(1);
});
