// What the kernels' memory comes to with all of MNIST in it, for every published network. Beside it the worker holds the
// images as they came, 55 MB.
import { describe, expect, it } from 'vitest';
import { readBinary } from '../../../scripts/kernels-binary.ts';
import type { ExampleStore } from '../../network/backend.ts';
import type { Split } from '../../network/examples.ts';
import { inputSize } from '../../network/network-spec.ts';
import { presets } from '../../network/presets/index.ts';
import { kernelsBackend } from './index.ts';
import { KernelStore } from './store.ts';

const mebibyte = 2 ** 20;
const backend = kernelsBackend({ loadBinary: readBinary, variant: 'simd' });

/** One image claims the room of the whole split. */
async function claim(store: ExampleStore, split: Split, pixels: number): Promise<void> {
  await store.load(split, 0, {
    inputs: new Uint8Array(pixels),
    labels: new Uint8Array(1),
    count: 1,
  });
}

describe('memory with all of MNIST', () => {
  it.each(presets)('$id', async ({ plan }) => {
    const pixels = inputSize(plan.network);
    if (plan.data.dataset !== 'mnist') throw new TypeError('a preset on other data');
    const { training, validation } = plan.data;
    const store = await backend.store({ training, validation, test: 10_000 }, pixels);
    if (!(store instanceof KernelStore)) throw new TypeError('not the kernels’ store');
    await claim(store, 'training', pixels);
    if (validation > 0) await claim(store, 'validation', pixels);
    await claim(store, 'test', pixels);
    const { heap } = store.instance;
    const data = heap.used;
    expect(data).toBeGreaterThan(70_000 * pixels);
    expect(data).toBeLessThan(56 * mebibyte);

    const trainer = await backend.compile(plan, store);
    expect(heap.buffer.byteLength).toBeLessThan(160 * mebibyte);
    trainer.dispose();
    expect(heap.used).toBe(data);
    store.dispose();
    expect(heap.used).toBe(0);
  });
});
