// Where Node (tests, experiments) finds the compiled kernels. Node.
import { readFile } from 'node:fs/promises';
import type { Variant } from '../src/backends/kernels/variant.ts';

/** @throws when scripts/build-kernels.ts has not been run */
export async function readBinary(variant: Variant): Promise<Uint8Array<ArrayBuffer>> {
  const file = new URL(`../src/backends/kernels/build/${variant}.wasm`, import.meta.url);
  return new Uint8Array(await readFile(file));
}
