// What probe() makes of devices good and bad. Node has neither WebGPU nor WebGL; stand-ins play the browsers.
import { afterEach, expect, it, vi } from 'vitest';
import { probe } from './probe.ts';

afterEach(() => vi.unstubAllGlobals());

function browserWithAdapter(info: Partial<GPUAdapterInfo> | null): void {
  const named = { vendor: '', architecture: '', description: '', isFallbackAdapter: false };
  const adapter = info === null ? null : { info: { ...named, ...info } };
  vi.stubGlobal('navigator', { gpu: { requestAdapter: () => Promise.resolve(adapter) } });
}

it('finds WebGPU with the name of the GPU', async () => {
  browserWithAdapter({ vendor: 'nvidia', architecture: 'hopper' });
  expect(await probe('webgpu')).toEqual({ status: 'available', detail: 'nvidia hopper' });
});

it.each([
  { vendor: 'google', architecture: 'swiftshader', isFallbackAdapter: true },
  { vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
])('sees through a GPU imitated by $vendor', async (info) => {
  browserWithAdapter(info);
  expect(await probe('webgpu')).toMatchObject({ status: 'fallback' });
});

it('does not take a WebGPU without an adapter', async () => {
  browserWithAdapter(null);
  expect(await probe('webgpu')).toMatchObject({
    status: 'unavailable',
    reason: expect.stringContaining('no GPU') as string,
  });
});

it('turns what is thrown into a reason', async () => {
  vi.stubGlobal('navigator', {
    gpu: { requestAdapter: () => Promise.reject(new Error('blocked by a policy')) },
  });
  expect(await probe('webgpu')).toMatchObject({
    status: 'unavailable',
    reason: expect.stringContaining('blocked by a policy') as string,
  });
});

function browserWithRenderer(renderer: string, extensions: readonly string[]): string[] {
  const asked: string[] = [];
  const context = {
    RENDERER: 1,
    getParameter: () => renderer,
    getExtension: (name: string) =>
      extensions.includes(name) ? { loseContext: () => asked.push(name) } : null,
  };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => context;
    },
  );
  return asked;
}

it('finds WebGL and gives its context back', async () => {
  const lost = browserWithRenderer('Apple M2', ['EXT_color_buffer_float', 'WEBGL_lose_context']);
  expect(await probe('webgl')).toEqual({ status: 'available', detail: 'Apple M2' });
  expect(lost).toEqual(['WEBGL_lose_context']);
});

it('does not take a GPU with 16-bit floats', async () => {
  browserWithRenderer('Mali-400', []);
  expect(await probe('webgl')).toMatchObject({ status: 'unavailable' });
});

it.each(['Google SwiftShader', 'llvmpipe (LLVM 15)', 'Microsoft Basic Render Driver'])(
  'sees through %s',
  async (renderer) => {
    browserWithRenderer(renderer, ['EXT_color_buffer_float']);
    expect(await probe('webgl')).toMatchObject({ status: 'fallback' });
  },
);

it('finds neither WebGPU nor WebGL in Node, but the other two', async () => {
  vi.stubGlobal('navigator', {});
  expect(await probe('webgpu')).toMatchObject({ status: 'unavailable' });
  expect(await probe('webgl')).toMatchObject({ status: 'unavailable' });
  expect(await probe('wasm')).toMatchObject({ status: 'available' });
  expect(await probe('cpu')).toMatchObject({ status: 'available' });
});

it('does not take a WebAssembly without SIMD', async () => {
  vi.stubGlobal('WebAssembly', { ...WebAssembly, validate: () => false });
  expect(await probe('wasm')).toMatchObject({ status: 'unavailable' });
});
