// The points that are fitted, and each walker's present line through them. Page thread.
import { memo } from 'react';
import type { Mark } from '../landscape/map-layers.tsx';
import type { Point } from '../plane/half-plane.ts';
import { spread } from '../../ui/plot-scale.ts';
import { Plane, useView } from '../plane/plane.tsx';
import { signed } from '../signed.ts';
import { points } from './line-fit.ts';
import styles from './batch-paths.module.css';

const range = { min: -3, max: 3 };
/** The points' x reach from -2 to 2; lines go a little further. */
const ends = [-2.4, 2.4] as const;
/** Least distance between two letters. */
const letterHeight = 12;

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
      <Lines lines={lines} />
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

function Lines({ lines }: { readonly lines: readonly WalkerLine[] }) {
  const { toView } = useView();
  // The letters stand at the lines' right ends, apart; what leaves the field is cut at its border.
  const [from, to] = ends.map((x) =>
    lines.map(({ line: [w, b] }) =>
      toView([x, Math.max(range.min, Math.min(range.max, w * x + b))]),
    ),
  ) as [Point[], Point[]];
  const letterHeights = spread(
    to.map(([, y]) => y),
    letterHeight,
  );
  return lines.map(({ name, letter, mark }, index) => (
    <g key={name} className={styles.line} data-mark={mark}>
      <line x1={from[index]![0]} y1={from[index]![1]} x2={to[index]![0]} y2={to[index]![1]} />
      <text x={to[index]![0] + 6} y={letterHeights[index]! + 4}>
        {letter}
      </text>
    </g>
  ));
}
