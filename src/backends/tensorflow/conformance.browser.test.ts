// The devices that only a browser has, against the reference. Chromium imitates the GPU in software, tens of milliseconds a
// step, so these are the fewest cases that between them run every kernel of every layer.
import { expect, it } from 'vitest';
import { conformanceCases } from '../conformance/cases.ts';
import { conformanceTolerance, worstDifference } from '../conformance/compare.ts';
import { describeConformance } from '../conformance/describe-conformance.ts';
import { runCase } from '../conformance/run.ts';
import { referenceBackend } from '../reference/index.ts';
import { tensorflowBackend } from './index.ts';
import { tensorCount } from './testing/tensor-count.ts';
import { wasmPath } from './wasm-path.ts';

const dense = '784-30-10, sigmoid, quadratic';
const oddSizes = 'L2 and Adam';
const images = 'dropout behind a pool, RMSprop, L2';
const options = { allocations: tensorCount };

// All cases run on wasm in Node.
describeConformance(tensorflowBackend('wasm', { wasmPath }), {
  ...options,
  only: [dense, oddSizes, images],
});
describeConformance(tensorflowBackend('webgl', { wasmPath }), {
  ...options,
  only: [dense, oddSizes, images],
});

const webgpu = tensorflowBackend('webgpu', { wasmPath });
describeConformance(webgpu, { ...options, only: [dense] });
it(`tensorflow-webgpu agrees with the reference: ${images}`, async () => {
  const which = conformanceCases.find(({ name }) => name === images)!;
  const worst = worstDifference(
    await runCase(webgpu, which),
    await runCase(referenceBackend, which),
  );
  expect(worst.relative, worst.name).toBeLessThanOrEqual(conformanceTolerance);
});
