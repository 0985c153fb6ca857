// Packing, on small planted files.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imageSize, parseManifest } from '../../src/data/mnist/manifest.ts';
import { MnistData } from '../../src/data/mnist/mnist-data.ts';
import { success } from '../../src/network/result.ts';
import type { PublishedPart } from './mnist-files.ts';
import { nodeSource } from './node-source.ts';
import { PackError } from './pack-error.ts';
import { packMnist, type PackOptions } from './pack.ts';

let root: string;
let options: PackOptions;

function idx(shape: readonly number[], value: (i: number) => number): Buffer {
  const size = shape.reduce((product, length) => product * length, 1);
  const bytes = Buffer.alloc(4 + 4 * shape.length + size);
  bytes.writeUInt32BE(0x800 + shape.length);
  shape.forEach((length, i) => bytes.writeUInt32BE(length, 4 + 4 * i));
  for (let i = 0; i < size; i++) bytes[4 + 4 * shape.length + i] = value(i);
  return bytes;
}

async function plant(name: string, bytes: Buffer) {
  await writeFile(path.join(root, name), bytes);
  return { name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function plantPart(name: string, count: number): Promise<PublishedPart> {
  return {
    count,
    images: await plant(
      `${name}-images`,
      idx([count, 28, 28], (i) => (i * 7 + count) % 256),
    ),
    labels: await plant(
      `${name}-labels`,
      idx([count], (i) => (i * 3) % 10),
    ),
  };
}

async function snapshot(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const entries = names.map(async (name) => {
    const file = path.join(folder, name);
    return [name, `${(await stat(file)).mtimeMs} ${(await readFile(file)).toString('base64')}`];
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pack-'));
  options = {
    from: root,
    to: path.join(root, 'packed'),
    published: { training: await plantPart('train', 11), test: await plantPart('test', 5) },
    chunkSize: 4,
    samples: { count: 3, columns: 2 },
  };
});

afterEach(() => rm(root, { recursive: true }));

describe('packing', () => {
  it('brings every image and label through, in order', async () => {
    await packMnist(options);
    const data = new MnistData(nodeSource(options.to));
    expect(await data.load()).toEqual(success(undefined));
    const training = data.examples('training', 0, 11);
    expect([...training.labels]).toEqual([0, 3, 6, 9, 2, 5, 8, 1, 4, 7, 0]);
    expect(training.inputs).toEqual(
      Uint8Array.from({ length: 11 * imageSize }, (_, i) => (i * 7 + 11) % 256),
    );
    expect(data.examples('test', 4, 1).inputs[0]).toBe((4 * imageSize * 7 + 5) % 256);
  });

  it('writes a manifest that covers all, with licence and source', async () => {
    await packMnist(options);
    const text = await readFile(path.join(options.to, 'manifest.json'), 'utf8');
    const manifest = parseManifest(JSON.parse(text));
    if (!manifest.ok) throw new Error(manifest.problem.message);
    const { chunks, licence, samples } = manifest.value;
    expect(chunks.map(({ part, at, count }) => [part, at, count])).toEqual([
      ['training', 0, 4],
      ['training', 4, 4],
      ['training', 8, 3],
      ['test', 0, 4],
      ['test', 4, 1],
    ]);
    expect(samples.labels).toEqual([0, 3, 6]);
    expect(await readFile(path.join(options.to, licence.file), 'utf8')).toContain(licence.url);
  });

  it('draws the first test images as a PNG sheet', async () => {
    await packMnist(options);
    const png = await readFile(path.join(options.to, 'samples.png'));
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect([width, height]).toEqual([56, 56]);
    const dataAt = png.indexOf('IDAT') + 4;
    const rows = inflateSync(png.subarray(dataAt, dataAt + png.readUInt32BE(dataAt - 8)));
    const pixel = (x: number, y: number) => rows[y * (width + 1) + 1 + x];
    expect(pixel(3, 2)).toBe(((2 * 28 + 3) * 7 + 5) % 256);
    expect(pixel(28 + 3, 2)).toBe(((imageSize + 2 * 28 + 3) * 7 + 5) % 256);
    expect(pixel(3, 28 + 2)).toBe(((2 * imageSize + 2 * 28 + 3) * 7 + 5) % 256);
    expect(pixel(28 + 3, 28 + 2)).toBe(0);
  });

  it('leaves alone what is right', async () => {
    expect(await packMnist(options)).toHaveLength(8);
    const before = await snapshot(options.to);
    expect(await packMnist(options)).toEqual([]);
    expect(await snapshot(options.to)).toEqual(before);
  });

  it('gives the same files from the same data', async () => {
    await packMnist(options);
    const other = { ...options, to: path.join(root, 'again') };
    await packMnist(other);
    for (const name of await readdir(options.to)) {
      const [first, second] = await Promise.all(
        [options.to, other.to].map((folder) => readFile(path.join(folder, name))),
      );
      expect(first, name).toEqual(second);
    }
  });

  it('mends what was cut short, altered or deleted, and clears away the rest', async () => {
    await packMnist(options);
    const names = await readdir(options.to);
    const [cut, changed] = names.filter((name) => name.endsWith('.bin')) as [string, string];
    const before = await readFile(path.join(options.to, cut));
    await truncate(path.join(options.to, cut), 40);
    await writeFile(path.join(options.to, changed), 'other');
    await rm(path.join(options.to, 'LICENSE.txt'));
    await writeFile(path.join(options.to, 'training-old.bin'), 'old');
    const mended = await packMnist(options);
    expect([...mended].sort()).toEqual(['LICENSE.txt', cut, changed, 'training-old.bin'].sort());
    expect(await readFile(path.join(options.to, cut))).toEqual(before);
    expect(await readdir(options.to)).toEqual(names);
  });
});

describe('a damaged package', () => {
  const oneSentence = /^[^\n]*test-labels[^\n]*run “npm ci”[^\n.]*\.$/;

  it.each([
    [
      'altered',
      async (file: string) =>
        writeFile(
          file,
          idx([5], () => 1),
        ),
    ],
    ['cut short', async (file: string) => truncate(file, 9)],
    ['missing', async (file: string) => rm(file)],
  ])('that is %s is refused in one sentence that says what to do', async (_, damage) => {
    await damage(path.join(root, 'test-labels'));
    const packing = packMnist(options);
    await expect(packing).rejects.toThrow(PackError);
    await expect(packing).rejects.toThrow(oneSentence);
    await expect(readdir(options.to)).rejects.toThrow('ENOENT');
  });

  it('with the right sum but another shape is refused, too', async () => {
    const { training, test } = options.published;
    const labels = await plant(
      'test-labels',
      idx([4], () => 1),
    );
    const packing = packMnist({ ...options, published: { training, test: { ...test, labels } } });
    await expect(packing).rejects.toThrow(oneSentence);
  });
});
