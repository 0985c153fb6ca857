// Build time: reads the idx format, in which MNIST was published.
import { PackError } from './pack-error.ts';

const unsignedByte = 0x08;

/**
 * The values of an idx file of bytes. Layout: 0, 0, type, number of dimensions, each dimension (32 bits, big-endian), values.
 * @param name of the file, for the error
 * @param shape that the file must have, such as [10000, 28, 28]
 * @returns a view into `bytes`
 * @throws PackError for a file of another type, shape or length
 */
export function readIdx(name: string, bytes: Uint8Array, shape: readonly number[]): Uint8Array {
  const headerSize = 4 + 4 * shape.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = shape.reduce((product, length) => product * length, 1);
  const fits =
    bytes.length === headerSize + size &&
    view.getUint32(0) === unsignedByte * 256 + shape.length &&
    shape.every((length, i) => view.getUint32(4 + 4 * i) === length);
  if (!fits) {
    throw new PackError(
      `${name} does not hold ${shape.join(' x ')} bytes in the idx format: run “npm ci” to install it anew.`,
    );
  }
  return bytes.subarray(headerSize);
}
