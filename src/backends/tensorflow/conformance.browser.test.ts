// The devices that only a browser has, against the reference. Chromium imitates the GPU in software, tens of milliseconds a
// step, so these are the fewest cases that between them run every kernel of every layer.
import { describeConformance } from '../conformance/describe-conformance.ts';
import { tensorflowBackend } from './index.ts';
import { tensorCount } from './testing/tensor-count.ts';
import { wasmPath } from './wasm-path.ts';

const slow = { allocations: tensorCount, timeout: 120_000 };
const dense = '784-30-10, sigmoid, quadratic';
const images = 'dropout behind a pool, RMSprop, L2';

describeConformance(tensorflowBackend('wasm', { wasmPath }), { allocations: tensorCount });
describeConformance(tensorflowBackend('webgl', { wasmPath }), {
  ...slow,
  only: [dense, 'batches of one', 'L2 and Adam', 'L1 per example', images, 'two convolutions'],
});
describeConformance(tensorflowBackend('webgpu', { wasmPath }), {
  ...slow,
  only: [dense, 'L2 and Adam', images],
});
