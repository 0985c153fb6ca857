// The height of a plot of bands: as little as holds what the curves come to, so that small differences can be seen. Page thread, pure.
import type { BandScale } from '../../../ui/band-plot.tsx';
import type { Band } from './band.ts';
import { measureText, type Measure } from './measures.ts';

/** The steep beginning may leave the plot below. */
const beginning = 0.15;

const settled = (values: readonly number[]): readonly number[] =>
  values.slice(Math.min(values.length - 1, Math.floor(values.length * beginning)));

/** A plan that gets so many times as much wrong as the best does not decide what can be seen of the others. */
const hopeless = 4;

/** How far from perfect it is in the end: the share wrong, or the cost. */
const wrongAtEnd = (measure: Measure, { median }: Band): number =>
  measureText[measure].unit === 'percent' ? 100 - median.at(-1)! : median.at(-1)!;

/** Which of the bands lie so far off that they are left outside of the plot. */
export function outliers(measure: Measure, bands: readonly Band[]): readonly Band[] {
  const least = Math.min(...bands.map((band) => wrongAtEnd(measure, band)));
  // A half percent, or a cost of 0.01, is as good as nothing.
  const floor = measureText[measure].unit === 'percent' ? 0.5 : 0.01;
  return bands.filter((band) => wrongAtEnd(measure, band) > hopeless * Math.max(least, floor));
}

/** @param lines beside the bands, such as that of the run under way */
export function valueScale(
  measure: Measure,
  bands: readonly Band[],
  lines: readonly (readonly number[])[],
): BandScale {
  const out = outliers(measure, bands);
  const seen = bands.filter((band) => !out.includes(band));
  const lows = [...seen.flatMap(({ low }) => settled(low)), ...lines.flatMap(settled)];
  const highs = [...seen.flatMap(({ high }) => settled(high)), ...lines.flatMap(settled)];
  if (measureText[measure].unit === 'cost') return costScale(Math.max(0, ...highs));
  return percentScale(Math.min(100, ...lows), Math.max(0, ...highs));
}

function costScale(highest: number): BandScale {
  const high = highest > 0 ? highest * 1.08 : 1;
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(high)));
  return { low: 0, high, format: (value) => value.toFixed(decimals) };
}

function percentScale(lowest: number, highest: number): BandScale {
  if (lowest > highest) return { low: 0, high: 100, format: String };
  const range = highest - lowest;
  const step = range < 1.5 ? 0.5 : range < 4 ? 1 : range < 10 ? 2 : range < 20 ? 5 : 10;
  const low = Math.max(0, Math.floor(lowest / step) * step);
  const high = Math.min(100, Math.ceil((highest + range * 0.04) / step) * step);
  return { low, high: Math.max(high, low + step), format: String };
}
