// Where in a plot the curves are. Page thread, pure.
import type { PlotAxis } from './plot-data.ts';

/** CSS pixels. */
export const margin = { top: 22, right: 12 };
export const axisWidth = 38;
export const axisHeight = 24;

function share(value: number, { low, high }: PlotAxis): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** Distance from the plot's left edge; values beyond the axis stand at its end. */
export function pixelX(value: number, axis: PlotAxis, width: number): number {
  return axisWidth + share(value, axis) * (width - axisWidth - margin.right);
}

/** Distance from the plot's top edge. */
export function pixelY(value: number, axis: PlotAxis, height: number): number {
  return margin.top + (1 - share(value, axis)) * (height - margin.top - axisHeight);
}
