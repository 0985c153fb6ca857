// Downloads the part of TensorFlow.js that a device needs, and knows how to tell that the device has gone. Worker.
import * as tf from '@tensorflow/tfjs-core';
import type { Device, TensorflowAssets } from './devices.ts';

/** How a backend's device shows that it has been taken away. */
export interface Watch {
  /** Calls `tell` once when that happens. */
  whenLost(tell: () => void): void;
  /** Asks the device itself, which may know it sooner. */
  isGone(): boolean | Promise<boolean>;
}

/** @returns what makes a watch for a backend of this device */
type Loader = (assets: TensorflowAssets) => Promise<(backend: tf.KernelBackend) => Watch>;

export const deviceLoaders: Readonly<Record<Device, Loader>> = {
  async webgpu() {
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
    return (backend) => {
      if (!(backend instanceof WebGPUBackend)) throw new TypeError('not a WebGPU backend');
      const { device } = backend;
      let gone = false;
      void device.lost.then(() => (gone = true));
      return {
        whenLost: (tell) => void device.lost.then(tell),
        async isGone() {
          // By the time that the queue answers, `lost` has.
          await device.queue.onSubmittedWorkDone().catch(() => undefined);
          return gone;
        },
      };
    };
  },

  async webgl() {
    const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
    // The reader may choose a GPU that software imitates; probe() tells which it is.
    tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
    // Packed textures (2 x 2 values a texel) pad odd sides. Operations such as sigmoid leave more than 0 in the padding,
    // and matMul then adds it up: wrong gradients for odd batches and layers. Unpacked there is no padding.
    tf.env().set('WEBGL_PACK', false);
    return (backend) => {
      if (!(backend instanceof MathBackendWebGL)) throw new TypeError('not a WebGL backend');
      const { gl } = backend.getGPGPUContext();
      // TypeScript's worker library leaves `canvas` out.
      const { canvas } = gl as unknown as { readonly canvas: EventTarget };
      return {
        whenLost: (tell) => canvas.addEventListener('webglcontextlost', tell, { once: true }),
        isGone: () => gl.isContextLost(),
      };
    };
  },

  async wasm({ wasmPath }) {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // probe() asks for SIMD, and threads gain nothing on networks this small: one file of the three is ever fetched.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmPath,
      'tfjs-backend-wasm-simd.wasm': wasmPath,
      'tfjs-backend-wasm-threaded-simd.wasm': wasmPath,
    });
    return neverLost;
  },

  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    return neverLost;
  },
};

function neverLost(): Watch {
  return { whenLost: () => undefined, isGone: () => false };
}
