// Each number of a layer comes to stand where it belongs.
import { expect, test } from 'vitest';
import { checkedShapes, type NetworkSpec } from '../../network/network-spec.ts';
import {
  columnsFor,
  gapMark,
  imageInto,
  outputTiles,
  rowTiles,
  sheetOf,
  tileAt,
  weightTiles,
} from './tiles.ts';

const counting = (count: number) => Float32Array.from({ length: count }, (_, index) => index);
const dense = (units: number) => ({ kind: 'dense', units, biases: true }) as const;
const sigmoid = { kind: 'activation', function: 'sigmoid' } as const;

test('a list of 784 is an image, until a dense layer has mixed it', () => {
  const network: NetworkSpec = {
    inputShape: [784],
    layers: [{ kind: 'dropout', rate: 0.5 }, dense(30), sigmoid, dense(10)],
  };
  const shapes = checkedShapes(network);
  expect([0, 1, 2, 3].map((layer) => imageInto(network, shapes, layer))).toEqual([
    [28, 28, 1],
    [28, 28, 1],
    null,
    null,
  ]);
});

test('what a flatten layer makes a list of is still an image', () => {
  const network: NetworkSpec = {
    inputShape: [28, 28, 1],
    layers: [
      { kind: 'conv2d', maps: 3, field: 5, border: 'valid', biases: true },
      { kind: 'maxPool2d', size: 2, partial: 'drop' },
      { kind: 'flatten' },
      dense(10),
    ],
  };
  expect(imageInto(network, checkedShapes(network), 3)).toEqual([12, 12, 3]);
});

test('a dense unit is a tile of its own weights, its channels beside each other', () => {
  const one = weightTiles(dense(3), [2, 2, 1], [3, 4], counting(12));
  expect(one).toMatchObject({ count: 3, width: 2, height: 2 });
  expect([...one.tile(1)]).toEqual([4, 5, 6, 7]);

  // Two units; weights run over rows, columns, channels.
  const two = weightTiles(dense(2), [1, 2, 2], [2, 4], counting(8));
  expect(two).toMatchObject({ count: 2, width: 4, height: 1 });
  expect([...two.tile(1)]).toEqual([4, 6, 5, 7]);
});

test('a map is a tile of its kernel', () => {
  const spec = { kind: 'conv2d', maps: 2, field: 2, border: 'valid', biases: true } as const;
  const tiles = weightTiles(spec, null, [2, 2, 2, 1], counting(8));
  expect([...tiles.tile(1)]).toEqual([4, 5, 6, 7]);
});

test('weights from a list are one matrix, and a unit of it is a row', () => {
  const weights = counting(6);
  const matrix = weightTiles(dense(2), null, [2, 3], weights);
  expect(matrix).toMatchObject({ count: 1, width: 3, height: 2 });
  expect([...rowTiles(weights, 2, 1).tile(0)]).toEqual([3, 4, 5]);
});

test('outputs are maps or a list in rows', () => {
  expect([...outputTiles([1, 2, 2], Float32Array.of(1, 2, 3, 4)).tile(1)]).toEqual([2, 4]);
  const list = outputTiles(null, counting(30));
  expect(list).toMatchObject({ count: 1, width: 6, height: 5 });
  const odd = outputTiles(null, counting(14)).tile(0);
  expect(odd).toHaveLength(16);
  expect(odd.slice(12)).toEqual(Float32Array.of(12, 13, NaN, NaN));
});

test('a sheet keeps tiles apart and says which one lies where', () => {
  const tiles = weightTiles(dense(3), [2, 2, 1], [3, 4], counting(12));
  const sheet = sheetOf(tiles, 2, 1);
  expect(sheet).toMatchObject({ width: 5, height: 5, columns: 2, count: 3 });
  expect([...sheet.values.slice(0, 5)]).toEqual([0, 1, gapMark, 4, 5]);
  // Nothing, not even a frame, where there is no third tile beside it.
  expect(sheet.values.slice(15, 20)).toEqual(Float32Array.of(8, 9, gapMark, NaN, NaN));
  expect(sheet.values.slice(10, 15)).toEqual(new Float32Array(5).fill(gapMark));
  expect(tileAt(sheet, 0.9, 0.1)).toBe(1);
  expect(tileAt(sheet, 0.9, 0.9)).toBeNull();
  expect(tileAt(sheet, 1.2, 0.1)).toBeNull();
});

test('what is too large to be looked at is cut, and says so', () => {
  const matrix = weightTiles(dense(300), null, [300, 400], counting(120_000));
  const sheet = sheetOf(matrix, 1, 1);
  expect(sheet).toMatchObject({ width: 256, height: 256, cut: { rows: 256, columns: 256 } });
  expect(sheet.values[256]).toBe(400);
  const many = weightTiles(dense(1000), [28, 28, 1], [1000, 784], new Float32Array(784_000));
  expect(sheetOf(many, columnsFor(many, 1), 1).count).toBe(153);
});
