// The four ways in which TensorFlow.js can compute, as light data: importing this downloads nothing. Worker.
import { BackendLost, type Backend } from '../../network/backend.ts';

/** Best first. The names are TensorFlow.js's own. */
export const devices = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type Device = (typeof devices)[number];

export const deviceLabels: Readonly<Record<Device, Backend['label']>> = {
  webgpu: 'WebGPU (TensorFlow.js)',
  webgl: 'WebGL (TensorFlow.js)',
  wasm: 'WebAssembly (TensorFlow.js)',
  cpu: 'Plain JavaScript (TensorFlow.js)',
};

/** What TensorFlow.js needs that a bundler must place. */
export interface TensorflowAssets {
  /** Address of tfjs-backend-wasm-simd.wasm. */
  readonly wasmPath: string;
}

/** What store() and compile() reject with where the device cannot be started. */
export function startFailure(device: Device, cause: unknown): BackendLost {
  const failure = new BackendLost({
    code: 'backend-start-failed',
    message: `${deviceLabels[device]} could not be started.`,
    hint: 'Check the connection and try again, or choose another backend.',
  });
  failure.cause = cause;
  return failure;
}
