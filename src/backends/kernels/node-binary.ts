// Where Node (tests, scripts) finds the compiled kernels. Node.
import { readFile } from 'node:fs/promises';
import type { Variant } from './variant.ts';

/** @throws when scripts/build-kernels.ts has not been run */
export async function readBinary(variant: Variant): Promise<Uint8Array<ArrayBuffer>> {
  const file = new URL(`./build/${variant}.wasm`, import.meta.url);
  return new Uint8Array(await readFile(file));
}
