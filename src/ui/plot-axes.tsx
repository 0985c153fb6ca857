// A plot's grid and its ticks. Page thread.
import { memo } from 'react';
import type { PlotAxis } from './plot-data.ts';
import { axisWidth, margin, pixelX, pixelY } from './plot-area.ts';
import styles from './line-plot.module.css';

interface PlotAxesProps {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export const PlotAxes = memo(function PlotAxes({ x, y, width, height }: PlotAxesProps) {
  return (
    <svg className={styles.layer} width={width} height={height}>
      {y.ticks.map((tick) => {
        const at = pixelY(tick, y, height);
        return (
          <g key={tick}>
            <line
              x1={axisWidth}
              x2={width - margin.right}
              y1={at}
              y2={at}
              stroke="var(--rule)"
              shapeRendering="crispEdges"
            />
            <text className={styles.tick} x={axisWidth - 8} y={at + 4} textAnchor="end">
              {y.format(tick)}
            </text>
          </g>
        );
      })}
      {x.ticks.map((tick) => (
        <text
          key={tick}
          className={styles.tick}
          {...placed(pixelX(tick, x, width), x.format(tick), width)}
          y={height - 6}
        >
          {x.format(tick)}
        </text>
      ))}
    </svg>
  );
}, sameAxes);

/** So many CSS pixels are a digit's half. */
const halfDigit = 3.7;

/** In the middle below its tick, unless that would be cut at the edge. */
function placed(at: number, text: string, width: number) {
  return at + halfDigit * text.length > width
    ? ({ x: width, textAnchor: 'end' } as const)
    : ({ x: at, textAnchor: 'middle' } as const);
}

/** Axes are made anew with every change of the curves, and are mostly the same. */
function sameAxes(before: PlotAxesProps, after: PlotAxesProps): boolean {
  const same = (a: PlotAxis, b: PlotAxis) =>
    a.low === b.low && a.high === b.high && a.ticks.join() === b.ticks.join();
  return (
    same(before.x, after.x) &&
    same(before.y, after.y) &&
    before.width === after.width &&
    before.height === after.height
  );
}
