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

export function Histogram({ label, values, range, tone }: HistogramProps) {
  const { low, high, marks, powers = false } = range;
  const counted = useMemo(
    () => shares(powers ? powersOfTen(values) : values, low, high, bins),
    [values, low, high, powers],
  );
  // What is smaller than all that is shown may be nearly all there is: it is written, and what is shown keeps its room.
  const below = powers ? (counted[0] ?? 0) : 0;
  const most = Math.max(powers ? 0.01 : 0.05, ...counted.slice(powers ? 1 : 0));
  return (
    <div className={styles.histogram} data-tone={tone} style={{ '--bins': bins }}>
      <div className={styles.bars}>
        <svg
          viewBox={`0 0 ${String(bins)} 1`}
          preserveAspectRatio="none"
          role="img"
          aria-label={label}
        >
          {counted.map((share, i) => {
            const tall = Math.min(1, share / most);
            return <rect key={i} x={i + 0.1} y={1 - tall} width={0.8} height={tall} />;
          })}
        </svg>
        {below > 0 && <span>{(100 * below).toFixed(0)} %</span>}
      </div>
      <p>
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </p>
    </div>
  );
}
