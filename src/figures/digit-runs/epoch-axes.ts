// Axes of plots by epoch that hold all of their curves. Page thread, pure.
import type { Curve, CurveDot } from '../../ui/curve-plot.tsx';
import { roundTicks } from '../../ui/plot-scale.ts';

type Points = readonly (readonly [x: number, y: number])[];

export function epochAxis(epochs: number) {
  const ticks = roundTicks(0, epochs, 6).filter(Number.isInteger);
  return { min: 0, max: epochs, ticks, label: 'epoch' };
}

/** In percent, from a round number below the lowest curve to 100. */
export function percentAxis(curves: readonly Points[], usual: number) {
  const lowest = Math.min(usual, ...curves.flat().map(([, y]) => y));
  const min = Math.max(0, Math.floor(lowest / 10) * 10);
  return { min, max: 100, ticks: roundTicks(min, 100, 6), label: '%' };
}

/**
 * In percent, from a round number below where the curves are in the later half of their points: the first epochs come
 * in from below, and what tells the ends apart has room.
 */
export function settledAxis(curves: readonly Points[], usual: number) {
  const lowest = Math.min(...settledIn(curves));
  const min = Number.isFinite(lowest) ? Math.max(0, Math.floor(lowest / 5) * 5) : usual;
  return { min, max: 100, ticks: roundTicks(min, 100, 6), label: '%' };
}

/** From 0 to a little above where the curves have come to, `usual` before there are any: the first epochs come in from above. */
export function costAxis(curves: readonly Points[], usual: number) {
  const highest = Math.max(0, ...settledIn(curves));
  const max = highest > 0 ? highest * 1.2 : usual;
  const ticks = roundTicks(0, max, 5);
  const decimals = Math.max(0, -Math.floor(Math.log10(ticks[1] ?? 1)));
  return { min: 0, max, ticks, label: '', format: (value: number) => value.toFixed(decimals) };
}

/** What the curves reach in the later half of their points. */
const settledIn = (curves: readonly Points[]) =>
  curves.flatMap((points) => points.slice(Math.floor(points.length / 2)).map(([, y]) => y));

/** A dot where each curve ends, which after the first epoch is all there is of it. */
export function endsOf(curves: readonly Curve[]): readonly CurveDot[] {
  return curves.flatMap(({ points, tone }) => {
    const end = points.at(-1);
    return end ? [{ x: end[0], y: end[1], tone }] : [];
  });
}
