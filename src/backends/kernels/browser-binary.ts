// Where a browser finds the compiled kernels: files of the site, named by the bundler. Worker.
import relaxedSimd from './build/relaxed-simd.wasm?url';
import simd from './build/simd.wasm?url';
import type { Variant } from './variant.ts';

const urls: Readonly<Record<Variant, string>> = { simd, 'relaxed-simd': relaxedSimd };

export async function fetchBinary(variant: Variant): Promise<ArrayBuffer> {
  const response = await fetch(urls[variant]);
  if (!response.ok) throw new Error(`the kernels cannot be fetched: ${response.status}`);
  return response.arrayBuffer();
}
