// Where a slider's thumb stands for a value, and which values it can be set to. Page thread, pure.

export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Position of a value along the track, 0..1. */
  toFraction(value: number): number;
  /** The nearest stop to a position along the track. */
  fromFraction(fraction: number): number;
  /** The stop so many stops further; a value between two stops first moves to the next one. */
  move(value: number, stops: number): number;
  /** What becomes of a value from elsewhere: brought into range, rounded if only whole numbers can be. */
  accept(value: number): number;
}

/**
 * A scale whose stops stand at equal distances along the track, whatever lies between them.
 * @param stops rising, at least two
 */
export function stopScale(stops: readonly number[], whole = false): SliderScale {
  const last = stops.length - 1;
  const min = stops[0]!;
  const max = stops[last]!;
  const clamp = (value: number) => Math.min(max, Math.max(min, value));

  /** Index of a value among the stops, with a fraction between two of them. */
  function place(value: number): number {
    const clamped = clamp(value);
    const above = stops.findIndex((stop) => stop >= clamped);
    if (above <= 0) return 0;
    const low = stops[above - 1]!;
    return above - 1 + (clamped - low) / (stops[above]! - low);
  }

  return {
    min,
    max,
    whole,
    toFraction: (value) => place(value) / last,
    fromFraction: (fraction) => stops[Math.round(Math.min(1, Math.max(0, fraction)) * last)]!,
    move(value, count) {
      const from = count > 0 ? Math.floor(place(value)) : Math.ceil(place(value));
      return stops[Math.min(last, Math.max(0, from + count))]!;
    },
    accept: (value) => clamp(whole ? Math.round(value) : value),
  };
}

/** All whole numbers from `min` to `max`. */
export function wholeScale(min: number, max: number): SliderScale {
  return stopScale(
    Array.from({ length: max - min + 1 }, (_, index) => min + index),
    true,
  );
}

/**
 * The same digits in every decade, such as 0.1 0.2 0.5 1 2 5 10.
 * @param from exponent of the first decade
 * @param to exponent of the last stop
 */
export function decadeScale(from: number, to: number, digits: readonly number[]): SliderScale {
  const stops: number[] = [];
  for (let exponent = from; exponent < to; exponent += 1) {
    for (const digit of digits) stops.push(Number(`${digit}e${exponent}`));
  }
  return stopScale([...stops, Number(`1e${to}`)]);
}

/**
 * Equal steps from `min` to `max`.
 * @param decimals of the step, such as 1 for tenths
 */
export function stepScale(min: number, max: number, decimals: number): SliderScale {
  const unit = 10 ** decimals;
  const count = Math.round((max - min) * unit);
  return stopScale(
    Array.from({ length: count + 1 }, (_, index) => (Math.round(min * unit) + index) / unit),
  );
}
