// The four ways in which TensorFlow.js can compute, as light data: importing this downloads nothing. Worker.
import type { Backend } from '../../network/backend.ts';

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
