// The drawing of a plot. Page thread. The only module that imports recharts.
import { memo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  XAxis,
  YAxis,
  type LabelProps,
} from 'recharts';
import type { PlotAxis, PlotData, PlotSeries } from './line-plot.tsx';
import { spread } from './plot-scale.ts';
import styles from './line-plot.module.css';

interface LinePlotChartProps extends PlotData {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const margin = { top: 22, right: 12, bottom: 0, left: 0 };
const axisWidth = 38;
const axisHeight = 24;
const tick = { fill: 'var(--faint)', fontSize: 11.5 };

function LinePlotChart({ x, y, series, marks, width, height }: LinePlotChartProps) {
  const labels = placeLabels(series, y, height - margin.top - axisHeight);
  return (
    <LineChart
      // Each curve has points of its own; these two keep the axis where there is no curve yet.
      data={[{ x: x.low }, { x: x.high }]}
      width={width}
      height={height}
      margin={margin}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--rule)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={[x.low, x.high]}
        ticks={x.ticks}
        tickFormatter={x.format}
        height={axisHeight}
        axisLine={false}
        tickLine={false}
        tick={tick}
        interval={0}
      />
      <YAxis
        type="number"
        domain={[y.low, y.high]}
        ticks={y.ticks}
        tickFormatter={y.format}
        width={axisWidth}
        axisLine={false}
        tickLine={false}
        tick={tick}
        interval={0}
        allowDataOverflow
      />
      {marks.map((mark) => (
        <ReferenceLine
          key={`${mark.x} ${mark.label}`}
          x={mark.x}
          stroke="var(--faint)"
          strokeDasharray="1 4"
          label={{ value: mark.label, position: 'top', fill: 'var(--soft)', fontSize: 11.5 }}
        />
      ))}
      {series.map(({ id, points, colour }) => (
        <Line
          key={id}
          data={points}
          dataKey="y"
          stroke={`var(--${colour})`}
          strokeWidth={colour === 'published' ? 1.5 : 2}
          {...(colour === 'published' ? { strokeDasharray: '4 4' } : {})}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      {labels.map(({ id, at, colour, current, text, shift }) => (
        <ReferenceDot
          key={id}
          x={at.x}
          y={Math.max(y.low, Math.min(y.high, at.y))}
          r={current ? 4 : 0}
          fill={`var(--${colour})`}
          stroke="var(--panel)"
          strokeWidth={2}
          label={(props: LabelProps) => (
            <EndLabel
              box={props.viewBox}
              text={text}
              colour={current ? 'ink' : colour}
              strong={current}
              shift={shift}
              right={width - margin.right}
            />
          )}
        />
      ))}
    </LineChart>
  );
}

export default memo(LinePlotChart);

interface EndLabelProps {
  readonly box: LabelProps['viewBox'];
  readonly text: string;
  readonly colour: string;
  readonly strong: boolean;
  /** From the point downwards, CSS pixels. */
  readonly shift: number;
  /** The plot's right edge: what would cross it is set to the left of the point. */
  readonly right: number;
}

function EndLabel({ box, text, colour, strong, shift, right }: EndLabelProps) {
  if (box === undefined || !('width' in box)) return null;
  const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const fits = centre.x + 10 + text.length * 7 < right;
  return (
    <text
      className={styles.label}
      x={fits ? centre.x + 9 : centre.x - 2}
      y={centre.y + shift}
      textAnchor={fits ? 'start' : 'end'}
      fill={`var(--${colour})`}
      fontWeight={strong ? 650 : 500}
      fontSize={strong ? 13 : 12}
    >
      {text}
    </text>
  );
}

/** Where each curve's label goes, so that none hides another. */
function placeLabels(series: readonly PlotSeries[], y: PlotAxis, pixels: number) {
  const labelled = series.flatMap(({ id, points, colour, label, current }) => {
    // Published curves end where the reader's own will: their label stands earlier, below the line.
    const early = colour === 'published';
    const at = points[early ? Math.floor(points.length * 0.7) : points.length - 1];
    if (at === undefined) return [];
    return [{ id, at, colour, early, current: current !== undefined, text: current ?? label }];
  });
  const height = (value: number) =>
    (1 - (Math.min(y.high, Math.max(y.low, value)) - y.low) / (y.high - y.low)) * pixels;
  const ends = labelled.filter(({ early, current }) => !early && !current);
  const apart = spread(
    ends.map(({ at }) => height(at.y)),
    14,
  );
  return labelled.map((entry) => {
    const end = ends.indexOf(entry);
    if (end >= 0) return { ...entry, shift: apart[end]! - height(entry.at.y) + 4 };
    return { ...entry, shift: entry.early ? 20 : -8 };
  });
}
