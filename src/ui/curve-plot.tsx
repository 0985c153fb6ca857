// A small plot of curves with dots on them, drawn as SVG; light enough to be redrawn at every frame. Page thread, domain-free.
import type { PointerEvent } from 'react';
import { spreadNear } from './plot-scale.ts';
import { useWidth } from './use-width.ts';
import styles from './curve-plot.module.css';

export type Tone = 'accent' | 'negative' | 'active' | 'error' | 'soft' | 'ink' | 'published';

export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly tone: Tone;
  readonly dashed?: boolean;
  /** Written at the curve's end. */
  readonly label?: string;
}

export interface CurveDot {
  readonly x: number;
  readonly y: number;
  readonly tone: Tone;
  readonly label?: string;
  /** The label stands under the dot, not over it. */
  readonly below?: boolean;
  readonly hollow?: boolean;
}

interface Axis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  readonly label: string;
  readonly format?: (value: number) => string;
}

interface CurvePlotProps {
  /** What is seen, for those who do not see it. */
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly dots?: readonly CurveDot[];
  /** Called with the place along x while the pointer is down. */
  readonly onPlace?: (x: number) => void;
  /** Called with both places while the pointer is down, in the place of onPlace: for curves that are drawn by hand. */
  readonly onDraw?: (x: number, y: number) => void;
  /** The pointer that drew has been lifted. */
  readonly onLift?: () => void;
}

/** Height by width, within limits: a narrow plot is not a strip, a wide one not a tower. */
const shape = { ratio: 0.6, least: 170, most: 270 };
const left = 40;
const right = 12;
const top = 20;
const bottom = 30;
/** How far over and under its axis a curve is drawn. */
const margin = 6;

/** Least distance of two labels, one over the other, and how near along x two must be to be in each other's way. */
const labelGap = { y: 13, x: 70 };

const plain = (value: number) =>
  (Number.isInteger(value) ? value.toLocaleString('en') : String(value)).replace('-', '−');

export function CurvePlot(props: CurvePlotProps) {
  const { label, x, y, curves, dots = [], onPlace, onDraw, onLift } = props;
  const live = onPlace !== undefined || onDraw !== undefined;
  const [host, measured] = useWidth<HTMLDivElement>();
  const width = Math.max(measured, 160);
  const height = Math.round(Math.min(shape.most, Math.max(shape.least, width * shape.ratio)));
  const toX = (value: number) =>
    left + ((value - x.min) / (x.max - x.min)) * (width - left - right);
  const toY = (value: number) =>
    height - bottom - ((value - y.min) / (y.max - y.min)) * (height - top - bottom);
  /** Keeps what leaves the plot just outside of it, so that paths stay short. */
  const clampY = (value: number) => Math.max(-height, Math.min(2 * height, toY(value)));
  /** What has left the plot would lie on what stands around it; curves are cut off there too. */
  const isWithin = ({ y: value }: CurveDot) => {
    const at = toY(value);
    return at > top - margin && at < height - bottom + margin;
  };
  const path = (points: Curve['points']) =>
    points
      .map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${toX(px).toFixed(1)} ${clampY(py).toFixed(1)}`)
      .join('');

  const ends = curves.flatMap((curve) => {
    const end = curve.points.at(-1);
    if (curve.label === undefined || end === undefined) return [];
    return [{ curve, at: { x: Math.min(toX(end[0]), width - right) - 4, y: toY(end[1]) - 7 } }];
  });
  const labelHeights = spreadNear(
    ends.map(({ at }) => at),
    labelGap,
  );

  function place(event: PointerEvent): void {
    const box = event.currentTarget.getBoundingClientRect();
    const along = (event.clientX - box.left - left) / (width - left - right);
    const up = (height - bottom - (event.clientY - box.top)) / (height - top - bottom);
    const within = ({ min, max }: Axis, share: number) =>
      min + Math.max(0, Math.min(1, share)) * (max - min);
    onPlace?.(within(x, along));
    onDraw?.(within(x, along), within(y, up));
  }

  return (
    <div ref={host}>
      <svg
        width={width}
        height={height}
        className={styles.plot}
        data-live={live}
        data-drawn={onDraw !== undefined}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          if (!live) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          place(event);
        }}
        onPointerMove={(event) => {
          if (live && event.buttons !== 0) place(event);
        }}
        onPointerUp={onLift}
        onPointerCancel={onLift}
      >
        {y.ticks.map((tick) => (
          <g key={tick}>
            <line
              className={styles.grid}
              x1={left}
              x2={width - right}
              y1={toY(tick)}
              y2={toY(tick)}
            />
            <text className={styles.tick} x={left - 7} y={toY(tick) + 4} textAnchor="end">
              {(y.format ?? plain)(tick)}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <text
            key={tick}
            className={styles.tick}
            x={toX(tick)}
            y={height - bottom + 17}
            textAnchor="middle"
          >
            {(x.format ?? plain)(tick)}
          </text>
        ))}
        <text className={styles.axis} x={width - right} y={height - 2} textAnchor="end">
          {x.label}
        </text>
        <text className={styles.axis} x={left - 7} y={11}>
          {y.label}
        </text>
        <svg
          x={left}
          y={top - margin}
          width={width - left - right}
          height={height - top - bottom + 2 * margin}
          viewBox={`${String(left)} ${String(top - margin)} ${String(width - left - right)} ${String(height - top - bottom + 2 * margin)}`}
        >
          {curves.map((curve) => (
            <path
              key={curve.name}
              className={styles.curve}
              data-tone={curve.tone}
              data-dashed={curve.dashed ?? false}
              d={path(curve.points)}
            />
          ))}
        </svg>
        {ends.map(({ curve, at }, index) => (
          <text
            key={curve.name}
            className={styles.label}
            data-tone={curve.tone}
            x={at.x}
            y={Math.max(top + 4, Math.min(height - bottom - 4, labelHeights[index]!))}
            textAnchor="end"
          >
            {curve.label}
          </text>
        ))}
        {dots.filter(isWithin).map((dot, index) => (
          <g
            key={index}
            className={styles.dot}
            data-tone={dot.tone}
            data-hollow={dot.hollow ?? false}
          >
            <circle cx={toX(dot.x)} cy={toY(dot.y)} r={5} />
            {dot.label !== undefined && (
              <text
                className={styles.label}
                data-tone={dot.tone}
                x={toX(dot.x) + 9}
                y={toY(dot.y) + (dot.below === true ? 20 : -8)}
              >
                {dot.label}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Points of a function at equal distances, both ends included. */
export function sample(
  f: (x: number) => number,
  min: number,
  max: number,
  count = 200,
): (readonly [number, number])[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = min + ((max - min) * i) / count;
    return [x, f(x)] as const;
  });
}
