// Writes numeric arrays as a MATLAB 5 MAT-file, not compressed. Any thread. For images that the page draws itself, so that
// they come in by the same door as the published ones.

interface WrittenArray {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const padding = (size: number) => (8 - (size % 8)) % 8;

function element(type: number, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const tag = new Uint8Array(new Uint32Array([type, data.length]).buffer);
  return [tag, data, new Uint8Array(padding(data.length))];
}

const words = (...numbers: readonly number[]) => new Uint8Array(Uint32Array.from(numbers).buffer);

/** The parts of one array of bytes; the numbers are not copied. */
function arrayElement({ name, dimensions, bytes }: WrittenArray): Uint8Array<ArrayBuffer>[] {
  const uint8Class = 9;
  const parts = [
    ...element(6, words(uint8Class, 0)),
    ...element(5, words(...dimensions)),
    ...element(1, new TextEncoder().encode(name)),
    ...element(2, bytes),
  ];
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  return [words(14, size), ...parts];
}

function matHeader(): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(128).fill(32, 0, 116);
  new TextEncoder().encodeInto('MATLAB 5.0 MAT-file, Platform: web', header);
  // Version 1.0, least significant byte first.
  header.set([0, 1, 0x49, 0x4d], 124);
  return header;
}

export function writeMat5(arrays: readonly WrittenArray[]): Blob {
  return new Blob([matHeader(), ...arrays.flatMap(arrayElement)]);
}
