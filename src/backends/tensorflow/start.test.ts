// A device that is not there, and a store that is another backend's.
import { expect, it } from 'vitest';
import { BackendLost } from '../../network/backend.ts';
import { conformanceCases } from '../conformance/cases.ts';
import { referenceBackend } from '../reference/index.ts';
import { tensorflowBackend, tensorflowBackends } from './index.ts';
import { nodeAssets } from './testing/wasm-file.ts';

const sizes = { training: 1, validation: 0, test: 0 };

it('offers four backends, the GPU’s first', () => {
  expect(tensorflowBackends(nodeAssets).map(({ id }) => id)).toEqual([
    'tensorflow-webgpu',
    'tensorflow-webgl',
    'tensorflow-wasm',
    'tensorflow-cpu',
  ]);
});

it.each(['webgpu', 'webgl'] as const)('says that %s cannot be started in Node', async (device) => {
  const starting = tensorflowBackend(device, nodeAssets).store(sizes, 4);
  await expect(starting).rejects.toThrow(BackendLost);
  await expect(starting).rejects.toMatchObject({ problem: { code: 'backend-start-failed' } });
});

it('does not read another backend’s store', async () => {
  const { plan } = conformanceCases[0]!;
  const others = [referenceBackend, tensorflowBackend('wasm', nodeAssets)];
  for (const other of others) {
    const store = await other.store(sizes, 784);
    await expect(tensorflowBackend('cpu', nodeAssets).compile(plan, store)).rejects.toThrow(
      TypeError,
    );
    store.dispose();
  }
});
