// The loader, on a small data set that is packed here: order, faults, retries, what is kept.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { failure, success, type Result } from '../../network/result.ts';
import {
  decodedSize,
  imageSide,
  imageSize,
  manifestFormat,
  parseManifest,
  type MnistChunk,
  type MnistPart,
} from './manifest.ts';
import { MnistData, type MnistProgress } from './mnist-data.ts';
import { missing } from './problems.ts';
import type { ChunkStore, FetchOptions, MnistSource } from './source.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const chunkSize = 3;
const counts = { training: 8, test: 4 };
const label = (part: MnistPart, i: number) => (part === 'test' ? i + 5 : i) % 10;
const pixel = (part: MnistPart, i: number) => (i * 31 + (part === 'test' ? 1 : 0)) % 256;

function decodedChunk(part: MnistPart, at: number, count: number): Bytes {
  return Uint8Array.from({ length: decodedSize(count) }, (_, i) =>
    i < count ? label(part, at + i) : pixel(part, at * imageSize + i - count),
  );
}

function packed(): { readonly chunks: MnistChunk[]; readonly files: Map<string, Bytes> } {
  const files = new Map<string, Bytes>();
  const chunks: MnistChunk[] = [];
  for (const part of ['test', 'training'] as const) {
    for (let at = 0; at < counts[part]; at += chunkSize) {
      const count = Math.min(chunkSize, counts[part] - at);
      const decoded = decodedChunk(part, at, count);
      const bytes = new Uint8Array(gzipSync(decoded));
      const file = `${part}-${at}.bin`;
      files.set(file, bytes);
      const sha256 = createHash('sha256').update(decoded).digest('hex');
      const sizes = { bytes: bytes.length, decodedBytes: decoded.length };
      chunks.push({ file, part, at, count, ...sizes, sha256 });
    }
  }
  return { chunks, files };
}

const { chunks, files } = packed();
const all = ['training-0.bin', 'test-0.bin', 'test-3.bin', 'training-3.bin', 'training-6.bin'];

/** Serves the planted files, in pieces; a test may put something else in their place, or nothing. */
class PlantedSource implements MnistSource {
  readonly served = new Map<string, Bytes>(files);
  readonly asked: string[] = [];
  readonly askedFresh: string[] = [];
  readonly prunedTo: (readonly string[])[] = [];
  online = true;
  store: (ChunkStore & { readonly held: Map<string, Bytes> }) | null = null;

  manifest() {
    if (!this.online) return Promise.resolve(failure('data-unreachable', 'manifest.json', 'Retry'));
    return Promise.resolve(
      parseManifest({
        format: manifestFormat,
        name: 'planted',
        licence: { name: 'none', url: '', file: 'LICENSE.txt' },
        attribution: '',
        source: { url: '', package: '', files: {} },
        image: { width: imageSide, height: imageSide },
        counts,
        chunks,
        samples: { file: 'samples.png', columns: 1, labels: [] },
      }),
    );
  }

  async fetchFile(file: string, { onBytes, fresh, signal }: FetchOptions): Promise<Result<Bytes>> {
    this.asked.push(file);
    if (fresh) this.askedFresh.push(file);
    const bytes = this.served.get(file);
    if (!bytes) return missing(file, 404);
    for (let loaded = 0; loaded < bytes.length; loaded += 20) {
      await Promise.resolve();
      if (signal?.aborted) return failure('data-cancelled', file, '');
      onBytes(Math.min(loaded + 20, bytes.length));
    }
    return success(bytes);
  }

  keep(): Map<string, Bytes> {
    const held = new Map<string, Bytes>();
    this.store = {
      held,
      get: (file) => Promise.resolve(held.get(file) ?? null),
      put: (file, bytes) => Promise.resolve(void held.set(file, bytes)),
      delete: (file) => Promise.resolve(void held.delete(file)),
      prune: (wanted) => Promise.resolve(void this.prunedTo.push(wanted)),
    };
    return held;
  }
}

let source: PlantedSource;
let data: MnistData;

beforeEach(() => {
  source = new PlantedSource();
  data = new MnistData(source);
});

function problemOf(result: Result<void>) {
  if (result.ok) throw new Error('it succeeded');
  return result.problem;
}

function expectComplete(): void {
  for (const part of ['training', 'test'] as const) {
    const { labels, inputs } = data.examples(part, 0, counts[part]);
    expect([...labels]).toEqual(Array.from({ length: counts[part] }, (_, i) => label(part, i)));
    expect(inputs.every((value, i) => value === pixel(part, i))).toBe(true);
  }
  expect(data.progress).toMatchObject({ ...counts, complete: true });
  expect(data.progress.loadedBytes).toBe(data.progress.totalBytes);
}

describe('loading', () => {
  it('brings all images and labels, first training chunk and test images first', async () => {
    const arrived: string[] = [];
    data.onChunk((part, at, { labels }) => arrived.push(`${part} ${at} ${labels.join('')}`));
    expect(await data.load()).toEqual(success(undefined));
    expectComplete();
    expect(source.asked).toEqual(all);
    expect(arrived.sort()).toEqual([
      'test 0 567',
      'test 3 8',
      'training 0 012',
      'training 3 345',
      'training 6 67',
    ]);
  });

  it('counts bytes as they come and images once they are verified', async () => {
    const seen: MnistProgress[] = [];
    data.onProgress((progress) => seen.push(progress));
    expect(data.progress).toMatchObject({ loadedBytes: 0, totalBytes: 0, complete: false });
    await data.load();
    const total = chunks.reduce((sum, { bytes }) => sum + bytes, 0);
    const loaded = seen.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(loaded[0]).toBe(20);
    expect(loaded.at(-1)).toBe(total);
    expect(seen.every(({ totalBytes }) => totalBytes === total)).toBe(true);
    expect(seen.at(-1)).toMatchObject({ ...counts, complete: true });
    expect(seen.filter(({ complete }) => complete)).toHaveLength(1);
  });

  it('is shared by those who call at once, and over once all is here', async () => {
    await Promise.all([data.load(), data.load()]);
    await data.load();
    expect(source.asked).toEqual(all);
  });

  it('shows ranges across chunks without a copy', async () => {
    await data.load();
    const whole = data.examples('training', 0, 8);
    const some = data.examples('training', 2, 3);
    expect([...some.labels]).toEqual([2, 3, 4]);
    expect(some.inputs.buffer).toBe(whole.inputs.buffer);
    expect(some.inputs.length).toBe(3 * imageSize);
  });
});

describe('waiting for images', () => {
  it('ends when they are here, before the rest is', async () => {
    const loading = data.load();
    expect(await data.ready('training', 0, 3)).toEqual(success(undefined));
    expect([...data.examples('training', 0, 3).labels]).toEqual([0, 1, 2]);
    expect(data.progress.complete).toBe(false);
    await loading;
    expect(await data.ready('training', 0, 8)).toEqual(success(undefined));
  });

  it('fails with the load, and after it, but not once a retry is under way', async () => {
    source.served.delete('training-6.bin');
    const waiting = data.ready('training', 0, 8);
    await data.load();
    expect(problemOf(await waiting).code).toBe('data-missing');
    expect(problemOf(await data.ready('training', 7, 8)).code).toBe('data-missing');
    expect(await data.ready('training', 0, 6)).toEqual(success(undefined));
    source.served.set('training-6.bin', files.get('training-6.bin')!);
    const retry = data.load();
    expect(await data.ready('training', 7, 8)).toEqual(success(undefined));
    await retry;
  });
});

const faults: readonly (readonly [string, string, (bytes: Bytes) => Bytes | null])[] = [
  ['is missing', 'data-missing', () => null],
  ['is cut short', 'data-cut-short', (bytes) => bytes.slice(0, bytes.length / 2)],
  ['is empty', 'data-cut-short', () => new Uint8Array()],
  ['has one bit changed', 'data-altered', (bytes) => bytes.with(40, bytes[40]! ^ 4)],
  ['is a page instead', 'data-altered', (bytes) => bytes.map(() => 60)],
  [
    'is another chunk',
    'data-altered',
    () => new Uint8Array(gzipSync(decodedChunk('test', 0, 3), { level: 0 })),
  ],
  [
    'unpacks to more',
    'data-altered',
    () => new Uint8Array(gzipSync(new Uint8Array(9 * imageSize), { level: 0 })),
  ],
];

describe.each(faults)('a chunk that %s', (_, code, damage) => {
  const file = 'training-3.bin';

  beforeEach(() => {
    const damaged = damage(files.get(file)!);
    if (damaged) source.served.set(file, damaged);
    else source.served.delete(file);
  });

  it('is named, and nothing of it is shown', async () => {
    const arrived: string[] = [];
    data.onChunk((part, at) => arrived.push(`${part}-${at}.bin`));
    const problem = problemOf(await data.load());
    expect(problem.code).toBe(code);
    expect(problem.message).toContain(`“${file}”`);
    expect(problem.hint).toContain('Press Retry');
    expect(arrived).not.toContain(file);
    expect(data.has('training', 3, 4)).toBe(false);
    expect(() => data.examples('training', 2, 2)).toThrow(RangeError);
    expect(data.progress).toMatchObject({ training: 3, complete: false });
    expect(data.progress.loadedBytes).toBeLessThan(data.progress.totalBytes);
  });

  it('is fetched alone by a retry', async () => {
    await data.load();
    const before = source.asked.length;
    source.served.set(file, files.get(file)!);
    expect(await data.load()).toEqual(success(undefined));
    expectComplete();
    expect(new Set(source.asked)).toEqual(new Set(all));
    expect(source.asked.slice(before)).toContain(file);
    expect(source.asked).toHaveLength(all.length + 1);
    expect(source.askedFresh).toEqual(code === 'data-missing' ? [] : [file]);
  });
});

it('never shows what a changed byte anywhere in a file made of it', async () => {
  const anywhere = fc.tuple(fc.constantFrom(...all), fc.nat(), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(anywhere, async ([file, place, change]) => {
      source = new PlantedSource();
      data = new MnistData(source);
      const bytes = files.get(file)!;
      const at = place % bytes.length;
      source.served.set(file, bytes.with(at, bytes[at]! ^ change));
      const result = await data.load();
      // Some bytes of a gzip's head, such as its time, mean nothing.
      if (result.ok) expectComplete();
      else expect(problemOf(result)).toMatchObject({ code: 'data-altered' });
    }),
  );
});

it('starts with the manifest again when that could not be had', async () => {
  source.online = false;
  expect(problemOf(await data.load()).code).toBe('data-unreachable');
  expect(problemOf(await data.ready('test', 0, 1)).code).toBe('data-unreachable');
  source.online = true;
  expect(await data.load()).toEqual(success(undefined));
  expectComplete();
});

it('stops when told to, and goes on where it was', async () => {
  const stop = new AbortController();
  data.onChunk(() => {
    stop.abort();
  });
  expect(problemOf(await data.load(stop.signal)).code).toBe('data-cancelled');
  expect(data.progress.complete).toBe(false);
  const before = data.progress.training + data.progress.test;
  expect(before).toBeGreaterThan(0);
  expect(await data.load()).toEqual(success(undefined));
  expectComplete();
});

describe('chunks kept on the device', () => {
  it('are not fetched again', async () => {
    const held = source.keep();
    await data.load();
    expect([...held.keys()].sort()).toEqual([...all].sort());
    expect(source.prunedTo).toEqual([chunks.map(({ file }) => file)]);
    data = new MnistData(source);
    expect(await data.load()).toEqual(success(undefined));
    expectComplete();
    expect(source.asked).toEqual(all);
  });

  it('are fetched anew, once, when they were damaged', async () => {
    const held = source.keep();
    await data.load();
    const file = 'test-0.bin';
    held.set(file, files.get(file)!.with(50, 1));
    data = new MnistData(source);
    expect(await data.load()).toEqual(success(undefined));
    expectComplete();
    expect(source.asked).toEqual([...all, file]);
    expect(held.get(file)).toEqual(files.get(file));
  });

  it('are only those that were verified', async () => {
    const held = source.keep();
    source.served.set('test-3.bin', files.get('test-3.bin')!.with(40, 1));
    await data.load();
    expect(held.has('test-3.bin')).toBe(false);
    held.set('training-6.bin', new Uint8Array(5));
    source.served.delete('training-6.bin');
    source.served.set('test-3.bin', files.get('test-3.bin')!);
    expect(problemOf(await data.load()).message).toContain('training-6.bin');
    expect(held.has('training-6.bin')).toBe(false);
  });
});
