// Inputs kept on a device come back as they went in. TensorFlow.js's cpu backend stands in for a GPU's.
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { devicePixels, hostPixels, type Pixels } from './pixels.ts';
import { startRuntime } from './runtime.ts';
import { tensorCount } from './testing/tensor-count.ts';
import { nodeAssets } from './testing/wasm-file.ts';

beforeAll(async () => (await startRuntime('cpu', nodeAssets)).use());

/** Every grey level once in 256 values, and neighbours that differ. */
function levels(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => (i * 101) % 256);
}

function rowsOf(pixels: Pixels, indices: readonly number[]): Float32Array {
  const rows = pixels.gather(Uint32Array.from(indices));
  try {
    return tf.tidy(() => rows.batch(0, indices.length).dataSync<'float32'>().slice());
  } finally {
    rows.dispose();
  }
}

it.each([1, 2, 3, 7, 784])('keeps all bytes of rows of %i', (width) => {
  const bytes = levels(6 * width);
  const before = tensorCount();
  const pixels = devicePixels(width, bytes);
  pixels.write(0, bytes);
  const indices = [5, 0, 3, 3];
  const expected = indices.flatMap((i) => [...bytes.subarray(i * width, (i + 1) * width)]);
  expect([...rowsOf(pixels, indices)].map((value) => value * 255)).toEqual(
    expected.map((level) => expect.closeTo(level, 4) as number),
  );
  pixels.dispose();
  expect(tensorCount()).toBe(before);
});

it.each([
  ['on the device', devicePixels],
  ['in this thread', hostPixels.bind(null, 5)],
])('takes parts in any order, and over again, %s', (_name, make) => {
  const width = 4;
  const bytes = levels(5 * width);
  const before = tensorCount();
  const pixels = make(width, bytes);
  const row = (i: number) => bytes.subarray(i * width, (i + 1) * width);
  pixels.write(3, bytes.subarray(3 * width));
  pixels.write(1, row(4));
  pixels.write(0, bytes.subarray(0, 2 * width));
  pixels.write(2, bytes.subarray(0, 2 * width));
  const values = [...rowsOf(pixels, [4, 3, 2, 1, 0])].map((value) => Math.round(value * 255));
  expect(values).toEqual([...row(4), ...row(1), ...row(0), ...row(1), ...row(0)]);
  pixels.dispose();
  expect(tensorCount()).toBe(before);
});

it.each([
  ['on the device', devicePixels],
  ['in this thread', hostPixels.bind(null, 2)],
])('keeps floats as they are, %s', (_name, make) => {
  const floats = Float32Array.of(0.1, -2, 1e-9, 300);
  const pixels = make(2, floats);
  pixels.write(0, floats);
  expect(rowsOf(pixels, [1, 0])).toEqual(Float32Array.of(1e-9, 300, 0.1, -2));
  pixels.dispose();
});
