// Numbers drawn by position, so that a search at random is the same one wherever it is opened. Page thread, pure.

/** Mixes 32 bits; the constants are those of MurmurHash3's finaliser. */
function mixed(bits: number): number {
  let mix = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** Evenly from above 0 to below 1. @param seed which draws @param index which of them, from 0 */
export function draw(seed: number, index: number): number {
  return (mixed(mixed(seed) + Math.imul(index + 1, 0x9e3779b9)) + 0.5) / 2 ** 32;
}
