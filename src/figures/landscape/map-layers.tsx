// What lies on a map of heights: its lines, and the paths that walkers leave. Page thread.
import { memo, useMemo, type ReactNode } from 'react';
import type { Point, Range } from '../plane/half-plane.ts';
import { useView } from '../plane/plane.tsx';
import { plain } from '../signed.ts';
import { contour, type Segment } from './contours.ts';
import styles from './map-layers.module.css';

export type Mark = 'accent' | 'negative' | 'active' | 'ink';

/** Cuts its children to the plane's field. */
function Field({ children }: { readonly children: ReactNode }) {
  const { range, toView } = useView();
  const [left, top] = toView([range.min, range.max]);
  const [right, bottom] = toView([range.max, range.min]);
  const box = { width: right - left, height: bottom - top };
  return (
    <svg x={left} y={top} {...box} viewBox={[left, top, box.width, box.height].join(' ')}>
      {children}
    </svg>
  );
}

interface ContoursProps {
  /** A fixed function: a new one has all lines drawn afresh. */
  readonly height: (at: Point) => number;
  readonly levels: readonly number[];
}

/** Lines of equal height, every second one with its number. */
export const Contours = memo(function Contours({ height, levels }: ContoursProps) {
  const { range, toView } = useView();
  const lines = useMemo(
    () =>
      levels.map((level) => {
        const segments = contour(height, level, range);
        const d = segments.map(([from, to]) => `M${from.join(' ')}L${to.join(' ')}`).join('');
        return { level, d, label: labelPlace(segments, range) };
      }),
    [height, levels, range],
  );
  const [left, top] = toView([0, 0]);
  const unit = toView([1, 0])[0] - left;
  return (
    <Field>
      <g transform={`matrix(${[unit, 0, 0, -unit, left, top].join(' ')})`} className={styles.lines}>
        {lines.map(({ level, d }) => (
          <path key={level} d={d} />
        ))}
      </g>
      {lines.map(({ level, label }, index) => {
        if (label === null || index % 2 === 1) return null;
        const [x, y] = toView(label);
        return (
          <text key={level} className={styles.level} x={x} y={y + 3}>
            {plain(level)}
          </text>
        );
      })}
    </Field>
  );
});

/** Shares of the map's side. */
const border = 0.05;
const corner = 0.13;

/** Numbers stand where lines cross the upper part of the falling diagonal, one behind the other; not at the border, nor where the axes have their names. */
function labelPlace(segments: readonly Segment[], { min, max }: Range): Point | null {
  const middle = (min + max) / 2;
  const off = ([x, y]: Point) => Math.abs(x + y - 2 * middle) + (y < middle ? 0.5 : 0);
  let best: Point | null = null;
  for (const [place] of segments) {
    const [x, y] = place.map((value) => (value - min) / (max - min));
    if (Math.min(x!, y!) < border || Math.max(x!, y!) > 1 - border) continue;
    if ((x! < corner && y! > 1 - corner) || (x! > 1 - corner && y! < corner)) continue;
    if (best === null || off(place) < off(best)) best = place;
  }
  return best;
}

interface WalkProps {
  readonly places: readonly Point[];
  readonly mark: Mark;
  /** Written at the ball. */
  readonly label?: string;
  /** Whether every place gets a dot of its own. */
  readonly dotted?: boolean;
}

/** A walker's path, and the walker at its end. */
export function Walk({ places, mark, label, dotted = false }: WalkProps) {
  const { toView } = useView();
  const views = places.map((place) => toView(clamped(place)));
  const [x, y] = views.at(-1)!;
  return (
    <Field>
      <g className={styles.walk} data-mark={mark}>
        <polyline points={views.map(short).join(' ')} />
        {dotted && views.slice(-60).map((at, i) => <circle key={i} cx={at[0]} cy={at[1]} r={2} />)}
        <circle className={styles.ball} cx={x} cy={y} r={label === undefined ? 6 : 8} />
        {label !== undefined && (
          <text x={x} y={y + 3.5} textAnchor="middle">
            {label}
          </text>
        )}
      </g>
    </Field>
  );
}

/** Keeps far places drawable; the field cuts them off anyway. */
const clamped = (place: Point): Point => {
  const [x, y] = place.map((value) => Math.max(-1e3, Math.min(1e3, value)));
  return [x!, y!];
};

const short = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
