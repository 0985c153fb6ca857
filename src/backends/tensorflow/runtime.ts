// TensorFlow.js started on one device: loads it, notices when the device goes away. Worker.
//
// TensorFlow.js has one global backend, and several may be live here. All that compute therefore call use() first and do
// not await before they have queued what they want; the answer is then awaited by read().
import * as tf from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { BackendLost } from '../../network/backend.ts';
import type { Problem } from '../../network/result.ts';
import { deviceLabels, type Device, type TensorflowAssets } from './devices.ts';

const loaders: Readonly<Record<Device, (assets: TensorflowAssets) => Promise<unknown>>> = {
  webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
  webgl: async () => {
    const module = await import('@tensorflow/tfjs-backend-webgl');
    // The reader may choose a GPU that software imitates; probe() tells which it is.
    tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
    // Packed textures (2 x 2 values a texel) pad odd sides. Operations such as sigmoid leave more than 0 in the padding,
    // and matMul then adds it up: wrong gradients for odd batches and layers. Unpacked there is no padding.
    tf.env().set('WEBGL_PACK', false);
    return module;
  },
  wasm: async ({ wasmPath }) => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // probe() asks for SIMD, and threads gain nothing on networks this small: one file of the three is ever fetched.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmPath,
      'tfjs-backend-wasm-simd.wasm': wasmPath,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmPath,
    });
  },
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

type Factory = () => tf.KernelBackend | Promise<tf.KernelBackend>;
/** How each backend is made, as its package registered it. */
const factories = new Map<Device, Factory>();
const started = new Map<Device, Promise<Runtime>>();
/** The one that TensorFlow.js's operations run on at present. */
let active: Runtime | null = null;

/**
 * The device's runtime, started if there is none or if the last one was lost.
 * @throws BackendLost where it cannot be started
 */
export function startRuntime(device: Device, assets: TensorflowAssets): Promise<Runtime> {
  const running = started.get(device);
  if (running !== undefined) return running;
  const starting = start(device, assets).catch((error: unknown) => {
    started.delete(device);
    throw new BackendLost({
      code: 'backend-start-failed',
      message: `${deviceLabels[device]} did not start: ${error instanceof Error ? error.message : String(error)}.`,
      hint: 'Choose another backend, or reload the page.',
    });
  });
  started.set(device, starting);
  return starting;
}

async function start(device: Device, assets: TensorflowAssets): Promise<Runtime> {
  const backend = await (await factoryOf(device, assets))();
  // A lost one of the same name may still be there.
  if (tf.engine().backendNames().includes(device)) tf.removeBackend(device);
  // Registered as it is, already made, so that setBackend() switches at once and has nothing to wait for.
  tf.registerBackend(device, () => backend);
  return new Runtime(device, backend);
}

async function factoryOf(device: Device, assets: TensorflowAssets): Promise<Factory> {
  const known = factories.get(device);
  if (known !== undefined) return known;
  await loaders[device](assets);
  const factory = tf.findBackendFactory(device) as Factory | null;
  if (factory === null) throw new Error('this browser does not have what it needs');
  tf.removeBackend(device);
  factories.set(device, factory);
  return factory;
}

export class Runtime {
  #lost: BackendLost | null = null;
  readonly #onLost = new Set<(lost: BackendLost) => void>();

  constructor(
    readonly device: Device,
    readonly backend: tf.KernelBackend,
  ) {
    if (device === 'webgpu') {
      void (backend as WebGPUBackend).device.lost.then(() => this.#lose());
    } else if (device === 'webgl') {
      const { gl } = (backend as MathBackendWebGL).getGPGPUContext();
      // TypeScript's worker library leaves `canvas` out.
      const { canvas } = gl as unknown as { readonly canvas: EventTarget };
      canvas.addEventListener('webglcontextlost', () => this.#lose());
    }
  }

  /** Whether data are best kept on the device and gathered there. */
  get isGpu(): boolean {
    return this.device === 'webgpu' || this.device === 'webgl';
  }

  /**
   * Turns TensorFlow.js's operations to this device, until the next await.
   * @throws BackendLost
   */
  use(): void {
    if (this.#lost !== null) throw this.#lost;
    if (active === this) return;
    void tf.setBackend(this.device);
    active = this;
  }

  /**
   * The values of a tensor, once all that was queued before is done.
   * @throws BackendLost, also when the device goes away meanwhile
   */
  async read(tensor: tf.Tensor): Promise<Float32Array> {
    let onLost: ((lost: BackendLost) => void) | undefined;
    const lost = new Promise<never>((_resolve, reject) => {
      onLost = reject;
      this.#onLost.add(reject);
    });
    try {
      return await Promise.race([tensor.data<'float32'>(), lost]);
    } finally {
      this.#onLost.delete(onLost!);
    }
  }

  /**
   * Runs some work and tells a lost device from other errors.
   * @throws BackendLost
   */
  async guard<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      this.use();
      return await work();
    } catch (error) {
      if (error instanceof BackendLost) throw error;
      // A lost device may make itself felt as an error before the browser says so.
      if (await this.#isGone()) throw this.#lose();
      throw error;
    }
  }

  async #isGone(): Promise<boolean> {
    if (this.device === 'webgl') {
      return (this.backend as MathBackendWebGL).getGPGPUContext().gl.isContextLost();
    }
    if (this.device === 'webgpu') {
      // By the time that the queue answers, `lost` has.
      const { queue } = (this.backend as WebGPUBackend).device;
      await queue.onSubmittedWorkDone().catch(() => undefined);
    }
    return this.#lost !== null;
  }

  #lose(): BackendLost {
    if (this.#lost !== null) return this.#lost;
    this.#lost = new BackendLost(lostProblem(this.device));
    started.delete(this.device);
    if (active === this) active = null;
    for (const reject of this.#onLost) reject(this.#lost);
    return this.#lost;
  }
}

function lostProblem(device: Device): Problem {
  return {
    code: 'device-lost',
    message: `The graphics processor was taken away from ${deviceLabels[device]}.`,
    hint: 'Train on with another backend; this one can be tried again later.',
  };
}
