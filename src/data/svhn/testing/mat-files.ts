// MAT-files for tests: compressed or not, of either byte order, whole and otherwise. Node and browser.
import { deflateSync } from 'node:zlib';
import { houseNumberBytes } from '../../../network/house-numbers.ts';

export interface TestArray {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly values: ArrayLike<number>;
  /** Of the array: 6 double, 9 uint8, 4 text. */
  readonly kind?: number;
  /** As which type the numbers are stored: 2 uint8, 3 int16, 7 single, 9 double. */
  readonly stored?: 2 | 3 | 7 | 9;
  readonly complex?: boolean;
}

interface Style {
  readonly compressed: boolean;
  readonly bigEndian: boolean;
}

const sizes = { 2: 1, 3: 2, 7: 4, 9: 8 } as const;

function word(value: number, { bigEndian }: Style): Buffer {
  const bytes = Buffer.alloc(4);
  if (bigEndian) bytes.writeUInt32BE(value);
  else bytes.writeUInt32LE(value);
  return bytes;
}

function part(type: number, data: Buffer, style: Style): Buffer {
  const { length } = data;
  // What needs 4 bytes or less stands within its tag.
  if (length > 0 && length <= 4) {
    const tag = word(length * 65_536 + type, style);
    return Buffer.concat([tag, data, Buffer.alloc(4 - length)]);
  }
  return Buffer.concat([
    word(type, style),
    word(length, style),
    data,
    Buffer.alloc((8 - (length % 8)) % 8),
  ]);
}

function stored(values: ArrayLike<number>, type: 2 | 3 | 7 | 9, { bigEndian }: Style): Buffer {
  const bytes = Buffer.alloc(values.length * sizes[type]);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let i = 0; i < values.length; i++) {
    const at = i * sizes[type];
    const value = values[i]!;
    if (type === 2) view.setUint8(at, value);
    else if (type === 3) view.setInt16(at, value, !bigEndian);
    else if (type === 7) view.setFloat32(at, value, !bigEndian);
    else view.setFloat64(at, value, !bigEndian);
  }
  return bytes;
}

function arrayOf(array: TestArray, style: Style): Buffer {
  const { name, dimensions, values, kind = 9, stored: type = 2, complex = false } = array;
  const inner = Buffer.concat([
    part(6, Buffer.concat([word(kind + (complex ? 0x0800 : 0), style), word(0, style)]), style),
    part(5, Buffer.concat(dimensions.map((length) => word(length, style))), style),
    part(1, Buffer.from(name, 'latin1'), style),
    part(type, stored(values, type, style), style),
  ]);
  const whole = Buffer.concat([word(14, style), word(inner.length, style), inner]);
  if (!style.compressed) return whole;
  const packed = deflateSync(whole);
  return Buffer.concat([word(15, style), word(packed.length, style), packed]);
}

export function matFile(arrays: readonly TestArray[], changes: Partial<Style> = {}): Buffer {
  const style: Style = { compressed: false, bigEndian: false, ...changes };
  const header = Buffer.alloc(128, ' ');
  header.write('MATLAB 5.0 MAT-file, written by a test');
  header.set(style.bigEndian ? [1, 0, 0x4d, 0x49] : [0, 1, 0x49, 0x4d], 124);
  return Buffer.concat([header, ...arrays.map((array) => arrayOf(array, style))]);
}

/** X of so many images: a light square on a dark ground, at a place of its own for every digit. */
export function imagesArray(count: number): TestArray {
  const values = new Uint8Array(count * houseNumberBytes);
  for (let n = 0; n < count; n++) {
    const digit = (n + 1) % 10;
    for (let colour = 0; colour < 3; colour++) {
      for (let column = 0; column < 32; column++) {
        for (let row = 0; row < 32; row++) {
          const inside =
            Math.abs(row - 6 - 4 * (digit % 5)) < 4 && Math.abs(column - 10 - 8 * (digit % 2)) < 5;
          const noise = (row * 7 + column * 13 + n * 31 + colour * 5) % 40;
          values[n * houseNumberBytes + colour * 1024 + column * 32 + row] =
            (inside ? 180 : 40) + noise;
        }
      }
    }
  }
  return { name: 'X', dimensions: [32, 32, 3, count], values };
}

/** y of as many: 1, 2, … 10, 1, …, as doubles that are stored in a byte each. */
export function labelsArray(count: number): TestArray {
  const values = Array.from({ length: count }, (_, n) => (n % 10) + 1);
  return { name: 'y', dimensions: [count, 1], values, kind: 6 };
}

export const houseNumbersFile = (count: number, changes: Partial<Style> = {}): Buffer =>
  matFile([imagesArray(count), labelsArray(count)], changes);
