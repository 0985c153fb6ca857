// Manifests that must be refused, and ranges of images that have arrived.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedSize, imageSize, parseManifest } from './manifest.ts';
import { PartImages } from './part-images.ts';

const chunk = (part: string, at: number, count: number) => ({
  file: `${part}-${at}.bin`,
  part,
  at,
  count,
  bytes: 10,
  decodedBytes: decodedSize(count),
  sha256: 'ab'.repeat(32),
});

const good = {
  format: 1,
  name: 'MNIST',
  licence: { name: 'a', url: 'b', file: 'LICENSE.txt' },
  attribution: '',
  source: { url: '', package: '', files: {} },
  image: { width: 28, height: 28 },
  counts: { training: 5, test: 2 },
  chunks: [chunk('training', 3, 2), chunk('training', 0, 3), chunk('test', 0, 2)],
  samples: { file: 'samples.png', columns: 1, labels: [1] },
};

describe('a manifest', () => {
  it('is read when it is whole', () => {
    expect(parseManifest(good)).toEqual({ ok: true, value: good });
  });

  it.each([
    ['of another format', { ...good, format: 2 }],
    ['with a gap', { ...good, chunks: [chunk('training', 0, 3), chunk('test', 0, 2)] }],
    ['with images twice', { ...good, chunks: [...good.chunks, chunk('training', 2, 3)] }],
    ['with sizes that disagree', { ...good, chunks: [{ ...good.chunks[0], decodedBytes: 9 }] }],
    ['with files elsewhere', { ...good, samples: { ...good.samples, file: '../samples.png' } }],
    ['that is a page', '<!doctype html>'],
  ])('%s is refused', (_, manifest) => {
    const parsed = parseManifest(manifest);
    expect(parsed.ok ? null : parsed.problem.code).toBe('data-manifest-unreadable');
  });
});

it('knows after each chunk, in any order, what has arrived', () => {
  const size = 2;
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
  fc.assert(
    fc.property(order, (chunks) => {
      const part = new PartImages(6 * size);
      const here = new Set<number>();
      for (const index of chunks) {
        part.put(index * size, size, new Uint8Array(size * (1 + imageSize)).fill(index));
        for (let i = 0; i < size; i++) here.add(index * size + i);
        let leading = 0;
        while (here.has(leading)) leading++;
        expect(part.leading).toBe(leading);
        const wrong: string[] = [];
        for (let from = 0; from < 6 * size; from++) {
          for (let to = from, whole = true; to <= 6 * size; whole &&= here.has(to), to++) {
            if (part.has(from, to) !== whole) wrong.push(`${from} to ${to}`);
          }
        }
        expect(wrong).toEqual([]);
      }
      expect(part.examples(0, 6 * size).labels).toEqual(
        Uint8Array.from({ length: 6 * size }, (_, i) => Math.floor(i / size)),
      );
    }),
    { numRuns: 20 },
  );
});
