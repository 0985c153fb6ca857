// Where the tests run, every backend that a reader may be offered must start and compute right: one that cannot is a failure
// here, never a test left out. (Chromium brings a GPU in software for WebGL and WebGPU.)
import { describe, expect, it } from 'vitest';
import { backendIds, type Backend } from '../network/backend.ts';
import { backends } from './index.ts';
import { selfTest } from './self-test.ts';

const REQUIRED_BACKENDS = [
  'kernels',
  'tensorflow-webgpu',
  'tensorflow-webgl',
  'tensorflow-wasm',
  'tensorflow-cpu',
  'reference',
] as const;

/** @returns what keeps a backend from being used here; null: nothing */
async function problemOf(backend: Backend | undefined): Promise<string | null> {
  if (backend === undefined) return 'it is not in the registry';
  const availability = await backend.probe();
  return availability.status === 'unavailable' ? availability.reason : selfTest(backend);
}

describe('required backends', () => {
  it('are all that there are', () => {
    expect([...REQUIRED_BACKENDS].sort()).toEqual([...backendIds].sort());
    expect(backends.map(({ id }) => id).sort()).toEqual([...backendIds].sort());
  });

  it.each(REQUIRED_BACKENDS)('%s starts and computes right', async (id) => {
    expect(await problemOf(backends.find((backend) => backend.id === id))).toBeNull();
  });

  it('are missed where they do not start', async () => {
    const [first] = backends;
    const reason = 'no such device';
    const absent: Backend = {
      ...first!,
      probe: () => Promise.resolve({ status: 'unavailable', reason }),
    };
    expect(await problemOf(absent)).toBe(reason);
    expect(await problemOf(undefined)).not.toBeNull();
  });
});
