// A histogram as bars from a base line. Page thread.
import { plain } from '../signed.ts';
import styles from './starting-weights.module.css';

interface HistogramProps {
  /** What is seen, for those who do not see it. */
  readonly label: string;
  /** Shares, in order. */
  readonly bins: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly tone: 'accent' | 'negative';
}

const width = 150;
const height = 120;

export function Histogram({ label, bins, low, high, tone }: HistogramProps) {
  const most = Math.max(0.05, ...bins);
  const step = width / bins.length;
  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 ${String(width)} ${String(height + 15)}`}
      role="img"
      aria-label={label}
      data-tone={tone}
    >
      {bins.map((share, i) => {
        const tall = (share / most) * height;
        return <rect key={i} x={i * step + 0.5} y={height - tall} width={step - 1} height={tall} />;
      })}
      <line x1={0} x2={width} y1={height} y2={height} />
      <text x={0} y={height + 13}>
        {plain(low)}
      </text>
      <text x={width / 2} y={height + 13} textAnchor="middle">
        {plain((low + high) / 2)}
      </text>
      <text x={width} y={height + 13} textAnchor="end">
        {plain(high)}
      </text>
    </svg>
  );
}
