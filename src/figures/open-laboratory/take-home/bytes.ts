// Float32 numbers as bytes and as text, and back, little-endian whatever the device. Page thread, pure.

/** So many bytes are turned into characters at a time: more arguments than that are too many for a call. */
const piece = 0x8000;

/** As nearly all devices are: then numbers in memory are as they are in files. */
const isLittleEndian = new Uint8Array(Float32Array.of(1).buffer)[3] !== 0;

export function toBytes(numbers: Float32Array): Uint8Array<ArrayBuffer> {
  if (isLittleEndian) return new Uint8Array(Float32Array.from(numbers).buffer);
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return new Uint8Array(view.buffer);
}

export function toBase64(numbers: Float32Array): string {
  const bytes = toBytes(numbers);
  let text = '';
  for (let from = 0; from < bytes.length; from += piece) {
    text += String.fromCharCode(...bytes.subarray(from, from + piece));
  }
  return btoa(text);
}

/** @returns null for what is no base64, or no whole number of float32 */
export function fromBase64(text: string): Float32Array | null {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  if (binary.length % 4 !== 0) return null;
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  if (isLittleEndian) return new Float32Array(bytes.buffer);
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: binary.length / 4 }, (_, index) =>
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
