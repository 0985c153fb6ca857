// The kernels' memory: blocks are handed out, taken back, and used again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heap, Region } from './heap.ts';

const newHeap = (): Heap => new Heap(new WebAssembly.Memory({ initial: 1 }), 1000);

describe('Heap', () => {
  it('hands out zeros', () => {
    const heap = newHeap();
    const at = heap.allocate(100);
    new Uint8Array(heap.buffer, at, 100).fill(7);
    heap.free(at);
    const again = heap.allocate(100);
    expect(again).toBe(at);
    expect(new Uint8Array(heap.buffer, again, 100).every((byte) => byte === 0)).toBe(true);
  });

  it('refuses to free what it never handed out', () => {
    expect(() => newHeap().free(64)).toThrow(RangeError);
  });

  it('never hands out the same byte twice, and needs no more memory the second time', () => {
    const action = fc.record({ bytes: fc.nat(200_000), frees: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const heap = newHeap();
        const run = (): void => {
          const blocks: { readonly at: number; readonly bytes: number }[] = [];
          for (const { bytes, frees } of actions) {
            const at = heap.allocate(bytes);
            expect(at).toBeGreaterThanOrEqual(1000);
            for (const other of blocks) {
              expect(at + bytes <= other.at || other.at + other.bytes <= at).toBe(true);
            }
            blocks.push({ at, bytes });
            if (frees > 50) heap.free(blocks.splice(frees % blocks.length, 1)[0]!.at);
          }
          for (const { at } of blocks) heap.free(at);
        };
        run();
        expect(heap.used).toBe(0);
        const grown = heap.buffer.byteLength;
        run();
        expect(heap.buffer.byteLength).toBe(grown);
      }),
    );
  });
});

describe('Region', () => {
  it('frees its blocks together, once', () => {
    const heap = newHeap();
    const region = new Region(heap);
    region.allocate(10);
    region.allocate(20);
    expect(heap.used).toBeGreaterThan(30);
    region.dispose();
    region.dispose();
    expect(heap.used).toBe(0);
  });
});
