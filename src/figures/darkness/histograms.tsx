// Ten histograms, one above the other, on one axis. Page thread.
import { memo, useMemo, type ReactNode } from 'react';
import { darknessBin, darknessBins, type DigitSummary } from '../../network/baselines.ts';
import { digits } from '../baseline/digits-data.ts';
import styles from './darkness.module.css';

interface HistogramsProps {
  /** null: an empty plot. */
  readonly summary: DigitSummary | null;
  /** The darkness that is judged; null: none. */
  readonly at: number | null;
  readonly verdict: number | null;
}

/** In units of the drawing. */
const width = 400;
const row = 27;
const left = 16;
const most = darknessBin * darknessBins;
const toX = (darkness: number) => left + (Math.min(darkness, most) / most) * (width - left - 4);
const height = row * 10 + 18;

export function Histograms({ summary, at, verdict }: HistogramsProps) {
  const label =
    summary === null
      ? 'Not counted yet'
      : `Mean darkness: ${digits.map((name, digit) => `${name} ${summary.darkness[digit]!.toFixed(3)}`).join(', ')}`;
  return (
    <svg
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      className={styles.plot}
      role="img"
      aria-label={label}
    >
      {[0, 0.1, 0.2, 0.3, 0.4].map((tick) => (
        <text
          key={tick}
          className={styles.tick}
          x={toX(tick)}
          y={height - 3}
          textAnchor={tick === 0.4 ? 'end' : 'middle'}
        >
          {tick}
        </text>
      ))}
      <Rows summary={summary} />
      {verdict !== null && (
        <rect
          className={styles.row}
          x={0}
          y={verdict * row + 1}
          width={width}
          height={row}
          rx={3}
        />
      )}
      {at !== null && (
        <line className={styles.at} x1={toX(at)} x2={toX(at)} y1={0} y2={row * 10 + 2} />
      )}
    </svg>
  );
}

const Rows = memo(function Rows({ summary }: { readonly summary: DigitSummary | null }): ReactNode {
  const highest = useMemo(() => (summary === null ? 1 : Math.max(...summary.histogram)), [summary]);
  return digits.map((name, digit) => {
    const base = (digit + 1) * row;
    const counts = summary?.histogram.subarray(digit * darknessBins, (digit + 1) * darknessBins);
    const path = counts
      ? [...counts]
          .map((count, bin) => {
            const y = base - (count / highest) * (row - 2);
            const from = toX(bin * darknessBin);
            return `L${from.toFixed(1)} ${y.toFixed(1)}H${toX((bin + 1) * darknessBin).toFixed(1)}`;
          })
          .join('')
      : '';
    const mean = summary ? toX(summary.darkness[digit]!) : 0;
    return (
      <g key={name}>
        <text className={styles.name} x={0} y={base - 4}>
          {name}
        </text>
        <line className={styles.base} x1={left} x2={width - 4} y1={base} y2={base} />
        {counts && (
          <path
            className={styles.bars}
            d={`M${String(left)} ${String(base)}${path}V${String(base)}Z`}
          />
        )}
        {summary && (
          <line className={styles.mean} x1={mean} x2={mean} y1={base - row + 6} y2={base + 3} />
        )}
      </g>
    );
  });
});
