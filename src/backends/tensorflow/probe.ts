// Whether this device can run each of TensorFlow.js's backends, found out without downloading it. Worker.
import type { Availability } from '../../network/backend.ts';
import type { Device } from './devices.ts';

/** Renderers that imitate a GPU: Chromium's, Mesa's, Windows' own. */
const softwareRenderer = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render/i;

const probes: Readonly<Record<Device, () => Promise<Availability> | Availability>> = {
  webgpu: probeWebgpu,
  webgl: probeWebgl,
  wasm: probeWasm,
  cpu: () => ({ status: 'available', detail: 'runs everywhere' }),
};

/** Never throws: what goes wrong is the reason of 'unavailable'. */
export async function probe(device: Device): Promise<Availability> {
  try {
    return await probes[device]();
  } catch (error) {
    return unavailable(`It could not be asked for: ${String(error)}`);
  }
}

async function probeWebgpu(): Promise<Availability> {
  // Workers of older browsers have no `gpu`, although the type says so.
  const { gpu } = navigator as { readonly gpu?: GPU };
  if (gpu === undefined) return unavailable('This browser has no WebGPU.');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) {
    return unavailable('This browser has WebGPU, but found no GPU that it may use.');
  }
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const detail = [vendor, architecture, description].filter((part) => part !== '').join(' ');
  return isFallbackAdapter ? imitated(detail) : gpuNamed(detail);
}

function probeWebgl(): Availability {
  if (typeof OffscreenCanvas === 'undefined') {
    return unavailable('This browser has no WebGL away from the page.');
  }
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null) return unavailable('This browser has no WebGL 2 away from the page.');
  try {
    if (gl.getExtension('EXT_color_buffer_float') === null) {
      return unavailable('This GPU computes with 16 bits only, too few to learn with.');
    }
    const names = gl.getExtension('WEBGL_debug_renderer_info');
    const renderer: unknown = gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
    return gpuNamed(String(renderer));
  } finally {
    // A page may hold about sixteen contexts.
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

function probeWasm(): Availability {
  return WebAssembly.validate(simdModule)
    ? { status: 'available', detail: 'SIMD, one thread' }
    : unavailable('This browser’s WebAssembly has no SIMD instructions.');
}

/** (func (result v128) (i8x16.splat (i32.const 0))): a module that is valid only where there is SIMD. */
const simdModule = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b],
);

function gpuNamed(name: string): Availability {
  if (softwareRenderer.test(name)) return imitated(name);
  return { status: 'available', detail: name === '' ? 'a GPU that does not give its name' : name };
}

function imitated(name: string): Availability {
  return { status: 'fallback', detail: `no GPU: software imitates one (${name})` };
}

function unavailable(reason: string): Availability {
  return { status: 'unavailable', reason };
}
