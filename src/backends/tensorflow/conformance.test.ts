// Every layer, cost and optimiser on the two devices that run in Node, against the reference.
import { describeConformance } from '../conformance/describe-conformance.ts';
import { tensorflowBackend } from './index.ts';
import { tensorCount } from './testing/tensor-count.ts';
import { nodeAssets } from './testing/wasm-file.ts';

for (const device of ['cpu', 'wasm'] as const) {
  describeConformance(tensorflowBackend(device, nodeAssets), { allocations: tensorCount });
}
