// Softmax of a few weighted sums at a temperature, and how each output answers to each sum. Page thread, pure.

/** a_j = e^(z_j / T) / sum_k e^(z_k / T). The largest sum is taken off first, so that no power overflows. */
export function softmax(z: readonly number[], temperature = 1): number[] {
  const largest = Math.max(...z);
  const powers = z.map((value) => Math.exp((value - largest) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** da_j / dz_k for every j: a_j (1 - a_j) / T for j = k, else - a_j a_k / T. */
export function slopes(a: readonly number[], k: number, temperature = 1): number[] {
  return a.map((aj, j) => (aj * ((j === k ? 1 : 0) - a[k]!)) / temperature);
}
