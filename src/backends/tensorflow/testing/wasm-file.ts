// Where TensorFlow.js's WebAssembly lies in node_modules. Tests in Node only.
import { createRequire } from 'node:module';
import type { TensorflowAssets } from '../devices.ts';

const { resolve } = createRequire(import.meta.url);

export const nodeAssets: TensorflowAssets = {
  wasmPath: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
};
