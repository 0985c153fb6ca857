// Softmax: turns the sums of one layer into shares of one whole. Any thread.

export const softmaxText = {
  label: 'Softmax',
  sentence: 'Shares of one whole: all outputs are positive and add up to 1.',
} as const;

/**
 * a_j = exp(z_j) / sum_k exp(z_k), from z[from .. from + size) into out at the same place.
 * The largest z is subtracted first, which changes nothing but keeps exp finite.
 */
export function softmax<Values extends Float32Array | Float64Array>(
  z: Values,
  out: Values,
  from: number,
  size: number,
): void {
  let largest = z[from]!;
  for (let j = 1; j < size; j++) if (!(z[from + j]! <= largest)) largest = z[from + j]!;
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const share = Math.exp(z[from + j]! - largest);
    out[from + j] = share;
    sum += share;
  }
  for (let j = 0; j < size; j++) out[from + j]! /= sum;
}
