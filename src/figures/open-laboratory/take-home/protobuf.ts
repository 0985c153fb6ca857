// Writes the wire format of Protocol Buffers, as far as an ONNX file needs it: messages, texts, whole numbers, bytes. Page
// thread, pure. https://protobuf.dev/programming-guides/encoding/

/** Pieces of bytes in order: large tensors are not copied each time that a message is put into another. */
export type Encoded = readonly Uint8Array[];

const wholeNumber = 0;
const lengthAndBytes = 2;

/** Seven bits a byte, the lowest first; the eighth bit says that more follow. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  // Not with >>>, which knows 32 bits.
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** @param value 0 to 2^53 - 1 */
export function integer(field: number, value: number): Encoded {
  return [Uint8Array.from([...varint(field * 8 + wholeNumber), ...varint(value)])];
}

/** A message in a message, or bytes. */
export function nested(field: number, ...parts: readonly Encoded[]): Encoded {
  const content = parts.flat();
  const length = content.reduce((sum, piece) => sum + piece.length, 0);
  return [Uint8Array.from([...varint(field * 8 + lengthAndBytes), ...varint(length)]), ...content];
}

export function text(field: number, value: string): Encoded {
  return nested(field, [new TextEncoder().encode(value)]);
}
