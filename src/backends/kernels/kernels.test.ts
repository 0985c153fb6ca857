// The kernels in Node, both builds, against the reference: conformance and random plans.
import { setFlagsFromString } from 'node:v8';
import { describe } from 'vitest';
import { describeConformance } from '../conformance/describe-conformance.ts';
import type { Heap } from './heap.ts';
import { kernelsBackend } from './index.ts';
import { readBinary } from '../../../scripts/kernels-binary.ts';
import { KernelStore } from './store.ts';
import { variants } from './variant.ts';

// Node 20 runs fused multiply-add only when asked to.
setFlagsFromString('--experimental-wasm-relaxed-simd');

for (const variant of variants) {
  describe(variant, () => {
    const heaps: Heap[] = [];
    const backend = kernelsBackend({ loadBinary: readBinary, variant });
    const watched = {
      ...backend,
      store: async (...sizes: Parameters<typeof backend.store>) => {
        const store = await backend.store(...sizes);
        if (store instanceof KernelStore) heaps.push(store.instance.heap);
        return store;
      },
    };
    const allocations = (): number => heaps.reduce((sum, heap) => sum + heap.used, 0);
    describeConformance(watched, { allocations });
  });
}
