// The points that are fitted, and each walker's present line through them. Page thread.
import { memo } from 'react';
import type { Mark } from '../landscape/map-layers.tsx';
import type { Point } from '../plane/half-plane.ts';
import { Plane, useView } from '../plane/plane.tsx';
import { signed } from '../signed.ts';
import { points } from './line-fit.ts';
import styles from './batch-paths.module.css';

const range = { min: -3, max: 3 };
/** The points' x reach from -2 to 2; lines go a little further. */
const ends = [-2.4, 2.4] as const;

interface WalkerLine {
  readonly name: string;
  readonly letter: string;
  readonly mark: Mark;
  readonly line: Point;
}

export function PointsAndLines({ lines }: { readonly lines: readonly WalkerLine[] }) {
  return (
    <Plane
      label={`500 points and three lines: ${lines.map(({ name, line: [w, b] }) => `${name} y = ${signed(w, 2)} x + ${signed(b, 2)}`).join('; ')}.`}
      range={range}
      axes={['x', 'y']}
      ticks={[-3, -2, -1, 0, 1, 2, 3]}
    >
      <Cloud />
      {lines.map((line) => (
        <Line key={line.name} {...line} />
      ))}
    </Plane>
  );
}

const Cloud = memo(function Cloud() {
  const { toView } = useView();
  return (
    <g className={styles.cloud}>
      {points.map((point, index) => {
        const [x, y] = toView(point);
        return <circle key={index} cx={x} cy={y} r={1.3} />;
      })}
    </g>
  );
});

function Line({ letter, mark, line: [w, b] }: WalkerLine) {
  const { toView } = useView();
  // The letter stands at the line's right end; what leaves the field is cut at its border.
  const [from, to] = ends.map((x) =>
    toView([x, Math.max(range.min, Math.min(range.max, w * x + b))]),
  );
  if (from === undefined || to === undefined) return null;
  return (
    <g className={styles.line} data-mark={mark}>
      <line x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
      <text x={to[0] + 6} y={to[1] + 4}>
        {letter}
      </text>
    </g>
  );
}
