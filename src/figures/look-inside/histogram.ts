// How some numbers are spread: counts in bins, and what stands apart from them. Page thread, pure.

export interface Histogram {
  /** How many numbers there are, those that are none included. */
  readonly count: number;
  /** Of the bins together: from minus its end where anything is below zero, else from 0. */
  readonly low: number;
  readonly high: number;
  /** Of the finite numbers that are not exactly 0. */
  readonly counts: Uint32Array;
  /** Exactly 0: counted apart, because a layer of silent units would dwarf all else. */
  readonly zeros: number;
  /** NaN or infinite. */
  readonly notFinite: number;
  /** Of all finite numbers; null where there are none. */
  readonly summary: Summary | null;
}

export interface Summary {
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly deviation: number;
}

/** An odd number, so that 0 lies in the middle of a bin. */
const binCount = 41;
/** Of more numbers than this every second, third ... is taken: the picture is the same, and the page is not kept. */
const mostCounted = 200_000;

export function histogramOf(values: Float32Array): Histogram {
  const stride = Math.ceil(values.length / mostCounted) || 1;
  let taken = 0;
  let finite = 0;
  let zeros = 0;
  let sum = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < values.length; i += stride) {
    const value = values[i]!;
    taken += 1;
    if (!Number.isFinite(value)) continue;
    finite += 1;
    sum += value;
    if (value === 0) zeros += 1;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const mean = sum / finite;
  const high = niceSize(finite === 0 ? 0 : Math.max(Math.abs(least), Math.abs(most)));
  const low = least < 0 ? -high : 0;
  const counts = new Uint32Array(binCount);
  let squares = 0;
  for (let i = 0; i < values.length; i += stride) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    squares += (value - mean) ** 2;
    if (value !== 0) counts[binOf(value, low, high)]! += 1;
  }
  const all = (part: number) => Math.round((part * values.length) / Math.max(1, taken));
  return {
    count: values.length,
    low,
    high,
    counts: counts.map(all),
    zeros: all(zeros),
    notFinite: all(taken - finite),
    summary: finite === 0 ? null : { least, most, mean, deviation: Math.sqrt(squares / finite) },
  };
}

function binOf(value: number, low: number, high: number): number {
  const bin = Math.floor(((value - low) / (high - low)) * binCount);
  return Math.min(binCount - 1, Math.max(0, bin));
}

/** The next of 1, 1.5, 2, 3, 4, 6, 8, 10 ... from a size on, so that a scale seldom changes while a network trains; 1 for 0. */
export function niceSize(size: number): number {
  if (!(size > 0) || !Number.isFinite(size)) return 1;
  const ten = 10 ** Math.floor(Math.log10(size));
  const step = [1, 1.5, 2, 3, 4, 6, 8].find((one) => one * ten >= size * (1 - 1e-6)) ?? 10;
  return Number((step * ten).toPrecision(2));
}

/** The size that is shown in full colour: 99 of 100 numbers are no larger. */
export function colourScale(values: Float32Array): number {
  const most = 4000;
  const stride = Math.ceil(values.length / most) || 1;
  const sizes: number[] = [];
  for (let i = 0; i < values.length; i += stride) {
    const size = Math.abs(values[i]!);
    if (Number.isFinite(size) && size > 0) sizes.push(size);
  }
  sizes.sort((one, other) => one - other);
  return niceSize(sizes[Math.floor(sizes.length * 0.99)] ?? 0);
}
