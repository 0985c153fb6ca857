// The images as all chapters divide them, and the digits' names. Page thread, pure.
import type { MnistRef } from '../../network/dataset.ts';

export const digitsData: MnistRef = { dataset: 'mnist', training: 50_000, validation: 10_000 };
export const testCount = 10_000;
export const side = 28;
export const pixelCount = side * side;
export const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
