// The Street View House Numbers from a file of their authors: X, 32 x 32 x 3 x N bytes, and y, N labels with 10 for zero.
// Any thread. (Y. Netzer and others, "Reading digits in natural images with unsupervised feature learning", 2011.)
import { houseNumberBytes, houseNumberSide } from '../../network/house-numbers.ts';
import { reasonOf } from '../../network/reason-of.ts';
import { success, type Result } from '../../network/result.ts';
import { fileStream } from './byte-stream.ts';
import { readMat5, type MatArray } from './mat5.ts';
import { notHouseNumbers, Unreadable } from './problems.ts';

/** Images held at most, 300 MB: the file of half a million further ones is read as far as this. */
const mostImages = 100_000;

export interface HouseNumbers {
  /** Image after image; each column by column, first all red, then all green, then all blue, as MATLAB has it. */
  readonly images: Uint8Array;
  /** 0 to 9. */
  readonly labels: Uint8Array;
  readonly inFile: number;
}

/** The reading was called off. */
export class CalledOff extends Error {}

/**
 * Reads a file slice by slice; of the images no second copy is held.
 * @param between called before each slice with the bytes read so far; throws CalledOff to end the reading
 */
export async function readHouseNumbers(
  file: Blob,
  between: (read: number) => Promise<void>,
): Promise<Result<HouseNumbers>> {
  try {
    return success(await read(file, between));
  } catch (error) {
    if (error instanceof CalledOff) throw error;
    return { ok: false, problem: problemOf(error) };
  }
}

function problemOf(error: unknown) {
  if (error instanceof Unreadable) return error.problem;
  if (error instanceof RangeError) {
    return new Unreadable(
      'no-room',
      'This device has no room for the images of this file.',
      'Close other pages, or choose a file with fewer images.',
    ).problem;
  }
  const reason = reasonOf(error);
  return new Unreadable(
    'file-unreadable',
    `The browser could not read the file to its end (${reason}).`,
    'Choose it again; if it lies on another device, copy it here first.',
  ).problem;
}

async function read(file: Blob, between: (read: number) => Promise<void>): Promise<HouseNumbers> {
  const names: string[] = [];
  let images: { readonly bytes: Uint8Array; readonly inFile: number } | null = null;
  let labels: Uint8Array | null = null;
  await readMat5(fileStream(file, between), file.size, async (array) => {
    names.push(array.name);
    if (array.name === 'X') images = await readImages(array);
    else if (array.name === 'y') labels = await readLabels(array);
  });
  return together(images, labels, names);
}

function together(
  images: { readonly bytes: Uint8Array; readonly inFile: number } | null,
  labels: Uint8Array | null,
  names: readonly string[],
): HouseNumbers {
  if (images === null || labels === null) {
    const missing = images === null ? 'X with images' : 'y with labels';
    throw notHouseNumbers(
      names.length === 0 ? 'there is no array in it' : `it has no ${missing}, but ${listOf(names)}`,
    );
  }
  const { bytes, inFile } = images;
  if (labels.length !== inFile) {
    throw notHouseNumbers(
      `there are ${inFile.toLocaleString('en')} images in X but ${labels.length.toLocaleString('en')} labels in y`,
    );
  }
  const count = bytes.length / houseNumberBytes;
  return { images: bytes, labels: labels.subarray(0, count), inFile };
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => name.slice(0, 40));
  return names.length > 3 ? `${shown.join(', ')} and others` : shown.join(', ');
}

async function readImages({ dimensions, count, otherwise, numbers }: MatArray) {
  const [rows, columns, colours, images = 1, ...rest] = dimensions;
  const side = houseNumberSide;
  if (rows !== side || columns !== side || colours !== 3 || rest.some((length) => length !== 1)) {
    throw notHouseNumbers(`X is ${dimensions.join(' × ')}, not 32 × 32 × 3 × N`);
  }
  if (otherwise !== null) throw notHouseNumbers(`X holds ${otherwise}`);
  if (count === 0) throw notHouseNumbers('X holds no image');
  const bytes = new Uint8Array(Math.min(images, mostImages) * houseNumberBytes);
  await numbers((some, at) => {
    if (!(some instanceof Uint8Array)) checkBytes(some);
    if (at >= bytes.length) return;
    const room = bytes.length - at;
    bytes.set(some.length > room ? Array.prototype.slice.call(some, 0, room) : some, at);
  });
  return { bytes, inFile: images };
}

function checkBytes(numbers: ArrayLike<number>): void {
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (!(number >= 0 && number <= 255 && Number.isInteger(number))) {
      throw notHouseNumbers(
        `X holds ${String(Number(number.toPrecision(3)))}, and not only whole numbers from 0 to 255`,
      );
    }
  }
}

async function readLabels({ count, otherwise, numbers }: MatArray): Promise<Uint8Array> {
  if (otherwise !== null) throw notHouseNumbers(`y holds ${otherwise}`);
  const labels = new Uint8Array(count);
  await numbers((some, at) => {
    for (let i = 0; i < some.length; i++) {
      const label = some[i]!;
      if (!(label >= 0 && label <= 10 && Number.isInteger(label))) {
        throw notHouseNumbers(`y holds ${String(label)}, and not only labels from 1 to 10`);
      }
      labels[at + i] = label % 10;
    }
  });
  return labels;
}
