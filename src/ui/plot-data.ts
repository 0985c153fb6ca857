// What a plot shows, as data. Page thread, domain-free.
import type { Point } from './plot-scale.ts';

export interface PlotSeries {
  readonly id: string;
  readonly points: readonly Point[];
  /** A token's name without its dashes. Grey 'published' curves are dashed. */
  readonly colour: 'accent' | 'negative' | 'published';
  /** Stands at the curve's end, or for a published curve below its last third. */
  readonly label: string;
  /** Marks the last point and stands there in the place of the label. */
  readonly current?: string;
  /** What was and is no more: paler. */
  readonly pale?: boolean;
}

export interface PlotMark {
  readonly x: number;
  readonly label: string;
}

export interface PlotAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

export interface PlotData {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly series: readonly PlotSeries[];
  /** Moments worth knowing of, as ticks at the top. */
  readonly marks: readonly PlotMark[];
}

export interface PlotTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
