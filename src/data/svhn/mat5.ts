// Reads numeric arrays out of a MATLAB 5 MAT-file as it streams by: compressed or not, of either byte order. Any thread.
//
// After a header of 128 bytes a file is a row of elements, each a tag of 8 bytes (type and size) and its data, padded to a
// multiple of 8. A compressed element is a zlib stream with one element in it, not padded. An array is an element of four
// elements: flags, dimensions, name, numbers. Numbers may be stored in a smaller type than the array's own, and what needs
// 4 bytes or less stands within its tag. (The MathWorks, MAT-File Format, 2024.)
import { unpacked, type ByteStream } from './byte-stream.ts';
import { damaged, empty, notMat, truncated, Unreadable, version4, version73 } from './problems.ts';

const numberTypes = {
  1: { size: 1, read: (view: DataView, at: number) => view.getInt8(at) },
  2: { size: 1, read: (view: DataView, at: number) => view.getUint8(at) },
  3: { size: 2, read: (view: DataView, at: number, little: boolean) => view.getInt16(at, little) },
  4: { size: 2, read: (view: DataView, at: number, little: boolean) => view.getUint16(at, little) },
  5: { size: 4, read: (view: DataView, at: number, little: boolean) => view.getInt32(at, little) },
  6: { size: 4, read: (view: DataView, at: number, little: boolean) => view.getUint32(at, little) },
  7: {
    size: 4,
    read: (view: DataView, at: number, little: boolean) => view.getFloat32(at, little),
  },
  9: {
    size: 8,
    read: (view: DataView, at: number, little: boolean) => view.getFloat64(at, little),
  },
  12: {
    size: 8,
    read: (view: DataView, at: number, little: boolean) => Number(view.getBigInt64(at, little)),
  },
  13: {
    size: 8,
    read: (view: DataView, at: number, little: boolean) => Number(view.getBigUint64(at, little)),
  },
} as const;
type NumberType = (typeof numberTypes)[keyof typeof numberTypes];

const types = { int8: 1, int32: 5, uint32: 6, matrix: 14, compressed: 15 } as const;
/** Classes of arrays of numbers: double, single, and integers of 8 to 64 bits. */
const [firstNumeric, lastNumeric] = [6, 15];
const classNames = [
  'something unknown',
  'a cell array',
  'structures',
  'objects',
  'text',
  'a sparse array',
] as const;
/** A byte of a zlib stream unpacks to no more than so many. */
const greatestRatio = 1032;
const mostDimensions = 32;
const longestName = 4096;
/** Numbers decoded at a time where they are not bytes. */
const portion = 8192;

export interface MatArray {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly count: number;
  /** What it holds, where that is no real numbers. */
  readonly otherwise: string | null;
  /** Shows all its numbers in the file's order, piece by piece; a piece lasts until the next one. */
  readonly numbers: (visit: (numbers: ArrayLike<number>, at: number) => void) => Promise<void>;
}

interface Tag {
  readonly type: number;
  readonly size: number;
  /** Data within the tag. */
  readonly small: Uint8Array<ArrayBuffer> | null;
}

/**
 * @param size of the file in bytes
 * @param visit is shown every array, in the file's order
 * @throws Unreadable
 */
export async function readMat5(
  file: ByteStream,
  size: number,
  visit: (array: MatArray) => Promise<void>,
): Promise<void> {
  const little = byteOrder(await file.upTo(128));
  for (;;) {
    file.doing = 'an array';
    const head = await file.upTo(8);
    if (head.length === 0) return;
    if (head.length < 8) throw damaged('something follows its last array');
    const tag = tagOf(head, little);
    if (tag.small === null && tag.size > size - file.taken) throw truncated('an array');
    if (tag.type !== types.compressed) {
      await readElement(file, tag, little, tag.size, visit);
      continue;
    }
    const inner = unpacked(file, tag.size);
    inner.doing = 'an array';
    const innerTag = tagOf(await inner.take(8), little);
    await readElement(inner, innerTag, little, tag.size * greatestRatio, visit);
    // To the end of the zlib stream, where its checksum is.
    await inner.drain();
  }
}

/** @returns whether the least significant byte of a number comes first. @throws Unreadable where this is no such file */
function byteOrder(header: Uint8Array<ArrayBuffer>): boolean {
  if (header.length === 0) throw empty();
  // A character a byte. Browsers decode what is called latin1 as Windows-1252, which has others from 0x80 on.
  const text = String.fromCharCode(...header);
  if (text.startsWith('\x89HDF') || text.startsWith('MATLAB 7.3')) throw version73();
  const known = foreign.find(({ start }) => text.startsWith(start));
  if (known) throw notMat(known.what);
  if (looksLikeVersion4(header)) throw version4();
  if (header.length < 128) throw notMat('a short file');
  const order = text.slice(126, 128);
  if (order !== 'IM' && order !== 'MI') throw notMat('a file of another kind');
  const little = order === 'IM';
  const version = new DataView(header.buffer).getUint16(124, little);
  if (version === 0x0200) throw version73();
  if (version !== 0x0100) {
    throw new Unreadable(
      'mat-version',
      `This is a MAT-file of an unknown version (${String(version)}); this page reads version 5.`,
      "Save X and y with save(…, '-v7').",
    );
  }
  return little;
}

const foreign = [
  { start: '\x1f\x8b', what: 'a packed archive, such as train.tar.gz with whole photographs,' },
  { start: 'PK', what: 'a zip archive' },
  { start: '\x89PNG', what: 'a picture' },
  { start: '\xff\xd8', what: 'a picture' },
  { start: '<', what: 'a page of the web' },
] as const;

/** Its first number has the decimal digits M0PT: byte order, kind of numbers, kind of array. */
function looksLikeVersion4(header: Uint8Array<ArrayBuffer>): boolean {
  if (header.length < 20) return false;
  const view = new DataView(header.buffer);
  return [true, false].some((little) => {
    const [kind, , , imaginary, nameLength] = [0, 4, 8, 12, 16].map((at) =>
      view.getUint32(at, little),
    ) as [number, number, number, number, number];
    const digits = String(kind).padStart(4, '0');
    return /^[0-4]0[0-5][0-2]$/.test(digits) && imaginary <= 1 && nameLength <= longestName;
  });
}

function tagOf(head: Uint8Array<ArrayBuffer>, little: boolean): Tag {
  const view = new DataView(head.buffer, head.byteOffset, 8);
  const word = view.getUint32(0, little);
  const smallSize = word >>> 16;
  if (smallSize === 0) return { type: word, size: view.getUint32(4, little), small: null };
  if (smallSize > 4) throw damaged('the size of an element cannot be right');
  return { type: word & 0xffff, size: smallSize, small: head.slice(4, 4 + smallSize) };
}

const padded = (size: number) => Math.ceil(size / 8) * 8;

async function readElement(
  from: ByteStream,
  tag: Tag,
  little: boolean,
  mostBytes: number,
  visit: (array: MatArray) => Promise<void>,
): Promise<void> {
  if (tag.type < 1 || tag.type > 18 || tag.type === types.compressed) {
    throw damaged('an element is of no known type');
  }
  if (tag.type !== types.matrix) {
    if (tag.small === null) await from.skip(padded(tag.size));
    return;
  }
  // An array of nothing.
  if (tag.size === 0) return;
  if (tag.size > mostBytes) throw damaged('an array is larger than the space it stands in');
  const end = from.taken + tag.size;
  const part = (type: number, most: number) => readPart(from, little, end, type, most);

  const flags = await part(types.uint32, 8);
  if (flags.byteLength !== 8) throw damaged('an array has no kind');
  const flagWord = flags.getUint32(0, little);
  const kind = flagWord & 0xff;
  const sizes = await part(types.int32, 4 * mostDimensions);
  const dimensions = Array.from({ length: sizes.byteLength / 4 }, (_, index) =>
    sizes.getInt32(4 * index, little),
  );
  const count = dimensions.reduce((product, length) => product * length, 1);
  if (dimensions.length < 2 || dimensions.some((length) => length < 0)) {
    throw damaged('the dimensions of an array cannot be right');
  }
  // Before anybody makes room for them.
  if (count > end - from.taken) throw damaged('an array is smaller than its dimensions say');
  const name = new TextDecoder().decode(await part(types.int8, longestName));
  const numeric = kind >= firstNumeric && kind <= lastNumeric;
  const complex = ((flagWord >>> 8) & 0x08) !== 0;
  from.doing = `the array ${name}`;

  const reading = { asked: false };
  await visit({
    name,
    dimensions,
    count,
    otherwise: numeric ? (complex ? 'complex numbers' : null) : (classNames[kind] ?? classNames[0]),
    numbers: (each) => {
      reading.asked = true;
      if (!numeric) throw new Error('this array holds no numbers');
      return readNumbers(from, little, end, count, each);
    },
  });
  const left = end - from.taken;
  if (left < 0) throw damaged('an array is larger than it says');
  if (reading.asked && !complex && left > 8) throw damaged('an array is smaller than it says');
  await from.skip(left);
}

/** A small element within an array. */
async function readPart(
  from: ByteStream,
  little: boolean,
  end: number,
  type: number,
  most: number,
): Promise<DataView<ArrayBuffer>> {
  const tag = tagOf(await from.take(8), little);
  if (tag.type !== type) throw damaged('an array does not begin as it should');
  if (tag.small !== null) return viewOf(tag.small);
  if (tag.size > most || from.taken + tag.size > end) {
    throw damaged('the size of an element cannot be right');
  }
  return viewOf((await from.take(padded(tag.size))).subarray(0, tag.size));
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>) =>
  new DataView(buffer, byteOffset, length);

async function readNumbers(
  from: ByteStream,
  little: boolean,
  end: number,
  count: number,
  visit: (numbers: ArrayLike<number>, at: number) => void,
): Promise<void> {
  const tag = tagOf(await from.take(8), little);
  const type = (numberTypes as Readonly<Record<number, NumberType>>)[tag.type];
  if (type === undefined) throw damaged('the numbers of an array are of no known type');
  if (tag.size !== type.size * count) {
    throw damaged('an array has more or fewer numbers than its dimensions say');
  }
  if (tag.small !== null) {
    visit(decoded(tag.small, type, little), 0);
    return;
  }
  if (from.taken + tag.size > end) throw damaged('the size of an element cannot be right');
  if (tag.type === 2) {
    await from.pieces(tag.size, visit);
  } else {
    for (let at = 0; at < count; at += portion) {
      const some = Math.min(portion, count - at);
      visit(decoded(await from.take(some * type.size), type, little), at);
    }
  }
}

function decoded(
  bytes: Uint8Array<ArrayBuffer>,
  { size, read }: NumberType,
  little: boolean,
): Float64Array {
  const view = viewOf(bytes);
  return Float64Array.from({ length: bytes.length / size }, (_, index) =>
    read(view, index * size, little),
  );
}
