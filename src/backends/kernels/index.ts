// The kernels backend: training in WebAssembly with 128-bit vectors, one thread, thousands of steps a call. Worker and Node.
import type { Backend, ExampleStore } from '../../network/backend.ts';
import { classesOnly, hasValueTargets } from '../../network/dataset.ts';
import { instantiate } from './instance.ts';
import { planStages } from './stage-plan.ts';
import { KernelStore } from './store.ts';
import { KernelTrainer } from './trainer.ts';
import { bestVariant, type Variant } from './variant.ts';

export type { Variant } from './variant.ts';

export interface KernelsOptions {
  /** Fetches (reads) the compiled kernels; asked once. */
  readonly loadBinary: (variant: Variant) => Promise<BufferSource>;
  /** Instead of the fastest that this device runs. */
  readonly variant?: Variant;
}

export function kernelsBackend({ loadBinary, variant: chosen }: KernelsOptions): Backend {
  let module: Promise<WebAssembly.Module> | null = null;
  const compiled = (): Promise<WebAssembly.Module> => {
    module ??= compileBinary(loadBinary, chosen).catch((error: unknown) => {
      // The next call may find the network up again.
      module = null;
      throw error;
    });
    return module;
  };

  return {
    id: 'kernels',
    label: 'WebAssembly SIMD',
    probe() {
      const variant = chosen ?? bestVariant();
      return Promise.resolve(
        variant === null
          ? {
              status: 'unavailable',
              reason: 'This browser lacks WebAssembly’s vector instructions.',
            }
          : { status: 'available', detail: details[variant] },
      );
    },
    supports: (plan) => {
      if (hasValueTargets(plan.data)) return classesOnly;
      const { output } = planStages(plan.network).at(-1)!;
      // Outputs must be neighbours in memory; those of an image's several positions are padded.
      return output.groups === 1 || output.width % 4 === 0
        ? { supported: true }
        : { supported: false, reason: 'The network’s outputs come straight from an image.' };
    },
    store: async (sizes, inputSize) =>
      new KernelStore(await instantiate(await compiled()), sizes, inputSize),
    // Asynchronous so that what goes wrong is a rejection.
    compile: async (plan, store) => Promise.resolve(new KernelTrainer(plan, ours(store))),
  };
}

const details: Readonly<Record<Variant, string>> = {
  simd: '128-bit vectors',
  'relaxed-simd': '128-bit vectors with fused multiply-add',
};

async function compileBinary(
  loadBinary: KernelsOptions['loadBinary'],
  chosen: Variant | undefined,
): Promise<WebAssembly.Module> {
  const variant = chosen ?? bestVariant();
  if (variant === null) throw new Error('this device has no WebAssembly SIMD');
  return WebAssembly.compile(await loadBinary(variant));
}

function ours(store: ExampleStore): KernelStore {
  if (!(store instanceof KernelStore)) throw new TypeError('the store is another backend’s');
  return store;
}
