// Float32 numbers as bytes and as text, and back, little-endian whatever the device. Page thread, pure.
import { base64Of, bytesOfBase64 } from '../../../network/base64.ts';

/** As nearly all devices are: then numbers in memory are as they are in files. */
const isLittleEndian = new Uint8Array(Float32Array.of(1).buffer)[3] !== 0;

export function toBytes(numbers: Float32Array): Uint8Array<ArrayBuffer> {
  if (isLittleEndian) return new Uint8Array(Float32Array.from(numbers).buffer);
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return new Uint8Array(view.buffer);
}

export const toBase64 = (numbers: Float32Array): string => base64Of(toBytes(numbers));

/** @returns null for what is no base64, or no whole number of float32 */
export function fromBase64(text: string): Float32Array | null {
  const bytes = bytesOfBase64(text);
  if (bytes === null || bytes.length % 4 !== 0) return null;
  if (isLittleEndian) return new Float32Array(bytes.buffer);
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) =>
    view.getFloat32(4 * index, true),
  );
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
