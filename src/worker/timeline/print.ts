// A number for all the parameters of a network: two that differ in one bit have, most likely, different ones. Worker, pure.
import type { Parameters } from '../../network/parameters.ts';

/** FNV-1a over 32-bit words. */
export function printOf(parameters: Parameters): number {
  let hash = 0x811c9dc5;
  for (const layer of parameters) {
    for (const values of [layer?.weights, layer?.biases]) {
      if (!values) continue;
      const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
      for (const word of words) hash = Math.imul(hash ^ word, 0x01000193);
    }
  }
  return hash >>> 0;
}
