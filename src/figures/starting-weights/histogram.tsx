// A histogram as bars from a base line. Page thread.
import { useMemo } from 'react';
import { powersOfTen, shares } from './bins.ts';
import styles from './starting-weights.module.css';

export interface Range {
  readonly low: number;
  readonly high: number;
  /** What is written at its ends and in its middle. */
  readonly marks: readonly [low: string, middle: string, high: string];
  /** Its ends are powers of ten, and only the sizes of the values count. */
  readonly powers?: boolean;
}

interface HistogramProps {
  /** What is seen, for those who do not see it. */
  readonly label: string;
  readonly values: ArrayLike<number>;
  readonly range: Range;
  readonly tone: 'accent' | 'negative';
}

const bins = 31;
const width = 150;
const height = 170;

export function Histogram({ label, values, range, tone }: HistogramProps) {
  const { low, high, marks, powers = false } = range;
  const counted = useMemo(
    () => shares(powers ? powersOfTen(values) : values, low, high, bins),
    [values, low, high, powers],
  );
  // What is smaller than all that is shown may be nearly all there is: it is written, and what is shown keeps its room.
  const below = powers ? (counted[0] ?? 0) : 0;
  const most = Math.max(powers ? 0.01 : 0.05, ...counted.slice(powers ? 1 : 0));
  const step = width / bins;
  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 ${String(width)} ${String(height + 15)}`}
      role="img"
      aria-label={label}
      data-tone={tone}
    >
      {counted.map((share, i) => {
        const tall = Math.min(1, share / most) * height;
        return <rect key={i} x={i * step + 0.5} y={height - tall} width={step - 1} height={tall} />;
      })}
      {below > 0 && (
        <text x={step + 3} y={10}>
          {(100 * below).toFixed(0)} %
        </text>
      )}
      <line x1={0} x2={width} y1={height} y2={height} />
      {marks.map((mark, i) => (
        <text
          key={mark}
          x={(i * width) / 2}
          y={height + 13}
          textAnchor={(['start', 'middle', 'end'] as const)[i]}
        >
          {mark}
        </text>
      ))}
    </svg>
  );
}
