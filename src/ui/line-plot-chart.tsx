// The drawing of a plot. Page thread. The only module that imports recharts.
import { memo } from 'react';
import { Line, LineChart, XAxis, YAxis } from 'recharts';
import type { PlotData } from './plot-data.ts';
import { axisHeight, axisWidth, margin } from './plot-area.ts';
import { PlotAxes } from './plot-axes.tsx';
import { PlotLabels } from './plot-labels.tsx';
import styles from './line-plot.module.css';

interface LinePlotChartProps extends PlotData {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The room that recharts would keep for its axes. */
const curveMargin = {
  top: margin.top,
  right: margin.right,
  bottom: axisHeight,
  left: axisWidth,
};

/** Recharts draws the curves. Its axes and labels cost a plot that changes often too much, so ours lie under and over it. */
function LinePlotChart({ x, y, series, marks, width, height }: LinePlotChartProps) {
  return (
    <>
      <PlotAxes x={x} y={y} width={width} height={height} />
      <LineChart
        className={styles.layer ?? ''}
        width={width}
        height={height}
        margin={curveMargin}
        accessibilityLayer={false}
      >
        <XAxis hide type="number" dataKey="x" domain={[x.low, x.high]} ticks={x.ticks} />
        <YAxis
          hide
          type="number"
          domain={[y.low, y.high]}
          ticks={y.ticks}
          width={0}
          allowDataOverflow
        />
        {series.map(({ id, points, colour, pale }) => (
          <Line
            key={id}
            data={points}
            dataKey="y"
            stroke={`var(--${colour})`}
            strokeOpacity={pale ? 0.38 : 1}
            strokeWidth={colour === 'published' ? 1.5 : 2}
            {...(colour === 'published' ? { strokeDasharray: '4 4' } : {})}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
      <PlotLabels x={x} y={y} series={series} marks={marks} width={width} height={height} />
    </>
  );
}

export default memo(LinePlotChart);
