// Which build of the kernels a device can run. Any thread.

/** simd: 128-bit vectors (WebAssembly 2). relaxed-simd: also fused multiply-add (WebAssembly 3). */
export const variants = ['simd', 'relaxed-simd'] as const;
export type Variant = (typeof variants)[number];

/** "\0asm", version 1. */
const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** The smallest module with an instruction of each: i8x16.popcnt, f32x4.relaxed_madd. */
const probes: Readonly<Record<Variant, readonly number[]>> = {
  simd: [
    ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03, 0x02, 0x01, 0x00],
    ...[0x0a, 0x0a, 0x01, 0x08, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0xfd, 0x62, 0x0b],
  ],
  'relaxed-simd': [
    ...[0x01, 0x08, 0x01, 0x60, 0x03, 0x7b, 0x7b, 0x7b, 0x01, 0x7b, 0x03, 0x02, 0x01, 0x00],
    ...[0x0a, 0x0d, 0x01, 0x0b, 0x00, 0x20, 0x00, 0x20, 0x01, 0x20, 0x02, 0xfd, 0x85, 0x02, 0x0b],
  ],
};

export function runsVariant(variant: Variant): boolean {
  return (
    typeof WebAssembly !== 'undefined' &&
    WebAssembly.validate(new Uint8Array([...header, ...probes[variant]]))
  );
}

/** The fastest build that this device runs; null: none. */
export function bestVariant(): Variant | null {
  if (runsVariant('relaxed-simd')) return 'relaxed-simd';
  return runsVariant('simd') ? 'simd' : null;
}
