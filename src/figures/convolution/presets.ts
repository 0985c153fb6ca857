// Kernels to begin with, each made for one thing. Page thread, pure.
import type { Kernel } from './feature-map.ts';

const rows = (field: number, weights: readonly (readonly number[])[], bias = 0): Kernel => ({
  field,
  weights: weights.flat(),
  bias,
});

export const kernelPresets = {
  edge: {
    label: 'Edge',
    kernel: rows(3, [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ]),
  },
  stroke: {
    label: 'Upright stroke',
    kernel: rows(
      5,
      Array.from({ length: 5 }, () => [-1, 0.5, 1, 0.5, -1]),
    ),
  },
  slant: {
    label: 'Slanted stroke',
    kernel: rows(5, [
      [-1, -1, -0.5, 0.5, 1],
      [-1, -0.5, 0.5, 1, 0.5],
      [-0.5, 0.5, 1, 0.5, -0.5],
      [0.5, 1, 0.5, -0.5, -1],
      [1, 0.5, -0.5, -1, -1],
    ]),
  },
  corner: {
    label: 'Corner',
    kernel: rows(5, [
      [-1, -1, -1, -1, -1],
      [-1, 1, 1, 1, 1],
      [-1, 1, 1, 1, 1],
      [-1, 1, 1, -1, -1],
      [-1, 1, 1, -1, -1],
    ]),
  },
  blur: {
    label: 'Blur',
    kernel: rows(
      5,
      Array.from({ length: 5 }, () => [0.04, 0.04, 0.04, 0.04, 0.04]),
    ),
  },
} as const satisfies Record<string, { readonly label: string; readonly kernel: Kernel }>;

export type KernelPresetId = keyof typeof kernelPresets;
export const kernelPresetIds = Object.keys(kernelPresets) as KernelPresetId[];
