// Build time: packs MNIST's published files into the chunks that the page fetches; src/data/mnist/manifest.ts has the layout.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  decodedSize,
  imageSide,
  imageSize,
  manifestFile,
  manifestFormat,
  mnistParts,
  type MnistChunk,
  type MnistManifest,
  type MnistPart,
} from '../../src/data/mnist/manifest.ts';
import { greyPng, sheet } from './grey-png.ts';
import { readIdx } from './idx.ts';
import {
  attribution,
  licence,
  licenceText,
  sourcePackage,
  sourceUrl,
  type PublishedFile,
  type PublishedPart,
  type PublishedParts,
} from './mnist-files.ts';
import { PackError } from './pack-error.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);
/** 9 would take ten times as long for files 0.5 % smaller. */
const compression = 7;

export interface PackOptions {
  /** Folder of the published files. */
  readonly from: string;
  /** Folder that is made to hold the packed files and nothing else. */
  readonly to: string;
  readonly published: PublishedParts;
  /** Images in a chunk. */
  readonly chunkSize: number;
  /** The sheet of sample images: how many, in rows of how many. */
  readonly samples: { readonly count: number; readonly columns: number };
}

interface Part {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readPublished(from: string, { name, sha256: sum }: PublishedFile) {
  const file = path.join(from, name);
  const bytes = await readFile(file).catch(() => {
    throw new PackError(`${file} is missing: run “npm ci” to install it.`);
  });
  if (sha256(bytes) !== sum) {
    throw new PackError(
      `${file} is damaged or of another version (its SHA-256 is not ${sum.slice(0, 12)}...): run “npm ci” to install it anew.`,
    );
  }
  return { file, bytes };
}

async function readPart(from: string, { images, labels, count }: PublishedPart): Promise<Part> {
  const imageFile = await readPublished(from, images);
  const labelFile = await readPublished(from, labels);
  return {
    images: readIdx(imageFile.file, imageFile.bytes, [count, imageSide, imageSide]),
    labels: readIdx(labelFile.file, labelFile.bytes, [count]),
  };
}

/** True when the file was not as it should be and was written. */
async function writeIfOther(file: string, content: Uint8Array): Promise<boolean> {
  const present = await readFile(file).catch(() => null);
  if (present?.equals(content)) return false;
  await writeFile(file, content);
  return true;
}

/** The packed bytes in this file if they unpack to the wanted ones, else null. */
async function packedBefore(file: string, sum: string): Promise<Buffer | null> {
  try {
    const bytes = await readFile(file);
    return sha256(await decompress(bytes)) === sum ? bytes : null;
  } catch {
    // Not there, or cut short.
    return null;
  }
}

async function packChunk(
  to: string,
  name: MnistPart,
  part: Part,
  at: number,
  count: number,
): Promise<{ chunk: MnistChunk; written: boolean }> {
  const decoded = new Uint8Array(decodedSize(count));
  decoded.set(part.labels.subarray(at, at + count));
  decoded.set(part.images.subarray(at * imageSize, (at + count) * imageSize), count);
  const sum = sha256(decoded);
  // .bin: servers send .gz with a content encoding, and the browser would unpack it before we do.
  const file = `${name}-${String(at).padStart(5, '0')}-${sum.slice(0, 12)}.bin`;
  const target = path.join(to, file);
  const before = await packedBefore(target, sum);
  const packed = before ?? (await compress(decoded, { level: compression }));
  if (!before) await writeFile(target, packed);
  const chunk: MnistChunk = {
    file,
    part: name,
    at,
    count,
    bytes: packed.length,
    decodedBytes: decoded.length,
    sha256: sum,
  };
  return { chunk, written: !before };
}

/**
 * Leaves in `to` the packed data set, its manifest, its licence and a sheet of samples. What is there already and right is
 * not touched, whatever else is there is deleted.
 * @returns names of the files that were written or deleted: none when all was right
 * @throws PackError when a published file is missing or not the one that it should be
 */
export async function packMnist(options: PackOptions): Promise<readonly string[]> {
  const { from, to, published, chunkSize, samples } = options;
  const parts = {
    training: await readPart(from, published.training),
    test: await readPart(from, published.test),
  };
  await mkdir(to, { recursive: true });

  const jobs = mnistParts.flatMap((name) => {
    const { count } = published[name];
    return Array.from({ length: Math.ceil(count / chunkSize) }, (_, i) => {
      const at = i * chunkSize;
      return packChunk(to, name, parts[name], at, Math.min(chunkSize, count - at));
    });
  });
  const packed = await Promise.all(jobs);
  const changed = packed.filter(({ written }) => written).map(({ chunk }) => chunk.file);

  const files = mnistParts.flatMap((name) => [published[name].images, published[name].labels]);
  const manifest: MnistManifest = {
    format: manifestFormat,
    name: 'MNIST',
    licence,
    attribution,
    source: {
      url: sourceUrl,
      package: sourcePackage,
      files: Object.fromEntries(files.map((file) => [file.name, file.sha256])),
    },
    image: { width: imageSide, height: imageSide },
    counts: { training: published.training.count, test: published.test.count },
    chunks: packed.map(({ chunk }) => chunk),
    samples: {
      file: 'samples.png',
      columns: samples.columns,
      labels: [...parts.test.labels.subarray(0, samples.count)],
    },
  };
  const shown = parts.test.images.subarray(0, samples.count * imageSize);
  const { width, height, pixels } = sheet(shown, imageSide, samples.columns);
  const others: readonly (readonly [string, Uint8Array])[] = [
    [licence.file, Buffer.from(licenceText)],
    [manifest.samples.file, greyPng(width, height, pixels)],
    // Last: where it is, all that it names is.
    [manifestFile, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
  ];
  for (const [file, content] of others) {
    if (await writeIfOther(path.join(to, file), content)) changed.push(file);
  }

  const wanted = new Set([
    ...packed.map(({ chunk }) => chunk.file),
    ...others.map(([file]) => file),
  ]);
  for (const file of await readdir(to)) {
    if (wanted.has(file)) continue;
    await rm(path.join(to, file), { recursive: true });
    changed.push(file);
  }
  return changed;
}
