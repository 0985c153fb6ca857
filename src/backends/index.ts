// The registry of backends: one line each. Worker; the addresses of compiled code are the bundler's.
import type { Backend } from '../network/backend.ts';
import { fetchBinary } from './kernels/browser-binary.ts';
import { kernelsBackend } from './kernels/index.ts';
import { referenceBackend } from './reference/index.ts';
import { tensorflowBackends } from './tensorflow/index.ts';
import { wasmPath } from './tensorflow/wasm-path.ts';

/** In the order in which the reader sees them. What is large is fetched only when a backend is used. */
export const backends: readonly Backend[] = [
  kernelsBackend({ loadBinary: fetchBinary }),
  ...tensorflowBackends({ wasmPath }),
  referenceBackend,
];
