// The images as all chapters divide them, and the digits' names. Page thread, pure.
export { usualSplit as digitsData } from '../../network/mnist.ts';

export const testCount = 10_000;
export const side = 28;
export const pixelCount = side * side;
export const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
