// The middle of some numbers. Pure.

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const half = rising.length / 2;
  return (rising[Math.floor(half)]! + rising[Math.ceil(half) - 1]!) / 2;
}
