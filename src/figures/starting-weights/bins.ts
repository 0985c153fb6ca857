// Histograms of what goes on in a layer, and how much of it is saturated. Page thread, pure.

/** Shares of the values in `count` equal bins from `low` to `high`; what lies beyond stands in the outermost. */
export function shares(
  values: ArrayLike<number>,
  low: number,
  high: number,
  count: number,
): number[] {
  const bins = Array.from({ length: count }, () => 0);
  for (let i = 0; i < values.length; i++) {
    const place = Math.floor(((values[i]! - low) / (high - low)) * count);
    bins[Math.max(0, Math.min(count - 1, place))]! += 1;
  }
  return bins.map((bin) => bin / Math.max(1, values.length));
}

/** The sizes of the values as powers of ten, of what is exactly 0 the lowest of all. */
export function powersOfTen(values: ArrayLike<number>): Float32Array {
  return Float32Array.from(values, (value) => Math.log10(Math.abs(value)));
}

/** Share of sigmoid activations whose slope a (1 - a) is below a hundredth, which is where |z| is above 4.6. */
export function saturated(activations: ArrayLike<number>): number {
  let flat = 0;
  for (let i = 0; i < activations.length; i++) {
    const a = activations[i]!;
    if (a * (1 - a) < 0.01) flat += 1;
  }
  return flat / Math.max(1, activations.length);
}

/** Those of `units` units whose activation is above `most` for none of the examples, by their place. */
export function quiet(activations: ArrayLike<number>, units: number, most: number): number[] {
  const largest = Array.from({ length: units }, () => 0);
  for (let i = 0; i < activations.length; i++) {
    const place = i % units;
    largest[place] = Math.max(largest[place]!, activations[i]!);
  }
  return activations.length === 0 ? [] : largest.flatMap((a, place) => (a <= most ? [place] : []));
}
