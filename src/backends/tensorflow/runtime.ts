// TensorFlow.js started on one device, until the device goes away. Worker.
//
// TensorFlow.js has one global backend, and several may be live here. All that compute therefore call use() first and do
// not await before they have queued what they want; the answer is then awaited by read().
import * as tf from '@tensorflow/tfjs-core';
import { BackendLost } from '../../network/backend.ts';
import { deviceLoaders, type Watch } from './device-loaders.ts';
import { deviceLabels, startFailure, type Device, type TensorflowAssets } from './devices.ts';

interface Loaded {
  /** Makes the backend, as its package registered it. */
  readonly factory: () => tf.KernelBackend | Promise<tf.KernelBackend>;
  readonly watch: (backend: tf.KernelBackend) => Watch;
}

const loaded = new Map<Device, Loaded>();
const started = new Map<Device, Promise<Runtime>>();
/** The one that TensorFlow.js's operations run on at present. */
let active: tf.KernelBackend | null = null;

/**
 * The device's runtime, started if there is none or if the last one was lost.
 * @throws BackendLost where it cannot be started
 */
export function startRuntime(device: Device, assets: TensorflowAssets): Promise<Runtime> {
  const running = started.get(device);
  if (running !== undefined) return running;
  const starting = start(device, assets).catch((error: unknown) => {
    started.delete(device);
    throw startFailure(device, error);
  });
  started.set(device, starting);
  return starting;
}

async function start(device: Device, assets: TensorflowAssets): Promise<Runtime> {
  const { factory, watch } = loaded.get(device) ?? (await load(device, assets));
  const backend = await factory();
  // A lost one of the same name may still be there.
  if (tf.engine().backendNames().includes(device)) tf.removeBackend(device);
  // Registered as it is, already made, so that setBackend() switches at once and has nothing to wait for.
  tf.registerBackend(device, () => backend);
  return new Runtime(device, backend, watch(backend));
}

async function load(device: Device, assets: TensorflowAssets): Promise<Loaded> {
  const watch = await deviceLoaders[device](assets);
  const factory = tf.findBackendFactory(device) as Loaded['factory'] | null;
  if (factory === null) throw new Error('this browser does not have what it needs');
  tf.removeBackend(device);
  const result = { factory, watch };
  loaded.set(device, result);
  return result;
}

export class Runtime {
  readonly #watch: Watch;
  #lost: BackendLost | null = null;
  readonly #onLost = new Set<(lost: BackendLost) => void>();

  constructor(
    readonly device: Device,
    readonly backend: tf.KernelBackend,
    watch: Watch,
  ) {
    this.#watch = watch;
    watch.whenLost(() => this.#lose());
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
    if (active === this.backend) return;
    void tf.setBackend(this.device);
    active = this.backend;
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
  async guard<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    try {
      this.use();
      return await work();
    } catch (error) {
      if (error instanceof BackendLost) throw error;
      // A lost device may make itself felt as an error before the browser says so.
      if (await this.#watch.isGone()) throw this.#lose();
      throw error;
    }
  }

  #lose(): BackendLost {
    if (this.#lost !== null) return this.#lost;
    this.#lost = new BackendLost({
      code: 'device-lost',
      message: `The graphics processor was taken away from ${deviceLabels[this.device]}.`,
      hint: 'Train on with another backend; this one can be tried again later.',
    });
    started.delete(this.device);
    if (active === this.backend) active = null;
    for (const reject of this.#onLost) reject(this.#lost);
    return this.#lost;
  }
}
