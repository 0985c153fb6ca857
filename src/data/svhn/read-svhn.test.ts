// House numbers from files: of every kind that is right, and of many that are not.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../network/result.ts';
import { CalledOff, readHouseNumbers, type HouseNumbers } from './read-svhn.ts';
import {
  houseNumbersFile,
  imagesArray,
  labelsArray,
  matFile,
  type TestArray,
} from './testing/mat-files.ts';
import { writeMat5 } from './write-mat5.ts';

const anyTime = () => Promise.resolve();
const blobOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]);
const readBytes = (bytes: Uint8Array) => readHouseNumbers(blobOf(bytes), anyTime);

function whole(result: Result<HouseNumbers>): HouseNumbers {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const same = (images: Uint8Array, count: number) =>
  Buffer.from(Uint8Array.from(imagesArray(count).values)).equals(images);

async function messageOf(bytes: Uint8Array): Promise<string> {
  const result = await readBytes(bytes);
  if (result.ok) throw new Error('it was read');
  return `${result.problem.code}: ${result.problem.message}`;
}

const fixture = (name: string) => readFile(new URL(`testing/${name}`, import.meta.url));

describe('files of house numbers', () => {
  const styles = [false, true].flatMap((compressed) =>
    [false, true].map((bigEndian) => ({ compressed, bigEndian })),
  );

  it.each(styles)('are read: $compressed, $bigEndian', async (style) => {
    const { images, labels, inFile } = whole(await readBytes(houseNumbersFile(23, style)));
    expect(inFile).toBe(23);
    expect([...labels.subarray(8, 12)]).toEqual([9, 0, 1, 2]);
    expect(same(images, 23)).toBe(true);
  });

  it.each(styles)('are read from doubles, labels first: $compressed, $bigEndian', async (style) => {
    const file = matFile(
      [
        { ...labelsArray(3), dimensions: [1, 3], stored: 9 },
        { name: 'note', dimensions: [1, 2], values: [104, 105], kind: 4 },
        { ...imagesArray(3), kind: 6, stored: 9 },
      ],
      style,
    );
    const { images, labels } = whole(await readBytes(file));
    expect([...labels]).toEqual([1, 2, 3]);
    expect(same(images, 3)).toBe(true);
  });

  it('are read from a single image, whose last dimension MATLAB leaves out', async () => {
    const file = matFile([
      { ...imagesArray(1), dimensions: [32, 32, 3] },
      { ...labelsArray(1), dimensions: [1, 1] },
    ]);
    expect(whole(await readBytes(file)).labels).toEqual(Uint8Array.of(1));
  });

  it.each([
    ['scipy-compressed.mat', 12],
    ['scipy-plain.mat', 2],
  ] as const)('are read as SciPy writes them: %s', async (name, count) => {
    const { images, labels } = whole(await readBytes(await fixture(name)));
    expect([...labels]).toEqual(Array.from({ length: count }, (_, n) => ((n % 10) + 1) % 10));
    for (const [r, c, k, n] of [
      [0, 0, 0, 0],
      [5, 17, 2, 1],
      [31, 30, 1, count - 1],
    ] as const) {
      const value = images[r + 32 * (c + 32 * (k + 3 * n))];
      expect(value).toBe((7 * r + 3 * c + 50 * k + 11 * n) % 256);
    }
  });

  it('are read as the page itself writes them', async () => {
    const images = Uint8Array.from(imagesArray(4).values);
    const file = writeMat5([
      { name: 'X', dimensions: [32, 32, 3, 4], bytes: images },
      { name: 'y', dimensions: [4, 1], bytes: Uint8Array.of(10, 1, 2, 3) },
    ]);
    const found = whole(await readHouseNumbers(file, anyTime));
    expect(same(found.images, 4)).toBe(true);
    expect([...found.labels]).toEqual([0, 1, 2, 3]);
  });

  it('can be given up between two slices', async () => {
    const stop = () => Promise.reject(new CalledOff());
    await expect(readHouseNumbers(blobOf(houseNumbersFile(2)), stop)).rejects.toBeInstanceOf(
      CalledOff,
    );
  });
});

describe('a file that is not one of them is refused with a sentence', () => {
  const images = imagesArray(3);
  const labels = labelsArray(3);

  it.each<readonly [string, readonly TestArray[]]>([
    ['has no y with labels, but X', [images]],
    ['has no X with images, but y', [labels]],
    [
      'has no X with images, but a, b, c and others',
      ['a', 'b', 'c', 'd'].map((name) => ({ ...labels, name })),
    ],
    ['there is no array in it', []],
    ['3 images in X but 4 labels in y', [images, labelsArray(4)]],
    ['X is 32 × 96 × 3, not 32 × 32 × 3 × N', [{ ...images, dimensions: [32, 96, 3] }, labels]],
    ['X holds no image', [{ ...images, dimensions: [32, 32, 3, 0], values: [] }, labels]],
    ['X holds text', [{ ...images, kind: 4 }, labels]],
    ['X holds complex numbers', [{ ...images, complex: true }, labels]],
    [
      'X holds 0.5, and not only whole numbers',
      [{ ...images, kind: 6, stored: 9, values: new Float64Array(9216).fill(0.5) }, labels],
    ],
    ['y holds 11', [images, { ...labels, values: [1, 11, 2] }]],
    ['y holds -1', [images, { ...labels, stored: 3, values: [1, -1, 2] }]],
    ['y holds a cell array', [images, { ...labels, kind: 1 }]],
  ])('%s', async (sentence, arrays) => {
    for (const compressed of [false, true]) {
      expect(await messageOf(matFile(arrays, { compressed }))).toContain(sentence);
    }
  });

  const version4 = Buffer.alloc(60);
  version4.writeUInt32LE(0, 0);
  version4.writeUInt32LE(2, 4);
  version4.writeUInt32LE(2, 8);
  version4.writeUInt32LE(2, 16);
  const version73 = Buffer.alloc(600, ' ');
  version73.write('MATLAB 7.3 MAT-file, Platform: GLNXA64');
  version73.set([0, 2, 0x49, 0x4d], 124);
  const unknown = houseNumbersFile(1);
  unknown.set([0, 3], 124);

  it.each([
    ['file-empty', Buffer.alloc(0)],
    ['version 4', version4],
    ['version 7.3', version73],
    ['version 7.3', Buffer.concat([Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), Buffer.alloc(200)])],
    ['unknown version (768)', unknown],
    ['a packed archive', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(300)])],
    ['a page of the web', Buffer.from('<!doctype html><title>404</title>'.padEnd(300))],
    ['a short file', Buffer.from('hello')],
    ['a file of another kind', Buffer.from('nothing but words '.repeat(20))],
  ])('%s', async (sentence, bytes) => {
    expect(await messageOf(bytes)).toContain(sentence);
  });

  it('an array that claims more than there is gets no room', async () => {
    const file = houseNumbersFile(2);
    // The last dimension of X.
    file.writeInt32LE(90_000, 128 + 8 + 16 + 8 + 12);
    expect(await messageOf(file)).toContain('smaller than its dimensions say');
  });
});

const codes = ['mat-truncated', 'mat-damaged', 'mat-version', 'not-mat', 'not-svhn', 'file-empty'];

describe('a damaged file', () => {
  const plain = houseNumbersFile(3);
  const compressed = houseNumbersFile(3, { compressed: true });

  it('that is cut anywhere ends in a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(plain, compressed), fc.nat(), async (file, at) => {
        const result = await readBytes(file.subarray(0, at % file.length));
        expect(result.ok).toBe(false);
        if (!result.ok) expect(codes).toContain(result.problem.code);
      }),
      { numRuns: 400 },
    );
  });

  it('with bytes changed anywhere is read or ends in a sentence, and what is compressed is not read wrongly', async () => {
    const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.boolean(),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (packed, early, changes) => {
          const file = Buffer.from(packed ? compressed : plain);
          const room = early ? 250 : file.length;
          for (const [at, by] of changes) file[at % room]! ^= by;
          const result = await readBytes(file);
          if (!result.ok) {
            expect(codes).toContain(result.problem.code);
          } else if (packed) {
            // A checksum guards the numbers; the header's text may be anything.
            expect(same(result.value.images, 3)).toBe(true);
          } else {
            expect(result.value.labels).toHaveLength(3);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('of nothing but noise ends in a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const result = await readBytes(Buffer.concat([plain.subarray(0, 128), noise]));
        expect(result.ok).toBe(false);
        if (!result.ok) expect(codes).toContain(result.problem.code);
      }),
      { numRuns: 300 },
    );
  });
});
