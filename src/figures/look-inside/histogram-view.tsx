// A histogram small enough to stand in a row with others, with its ends and its width in numbers. Page thread.
import { memo, useMemo } from 'react';
import { wholeText } from '../reading.ts';
import { histogramOf, type Histogram } from './histogram.ts';
import { short } from './numbers.ts';
import styles from './histogram-view.module.css';

interface HistogramViewProps {
  /** What the numbers are, for those who hear the page. */
  readonly name: string;
  /** null: not known yet. */
  readonly values: Float32Array | null;
}

const height = 24;

export const HistogramView = memo(function HistogramView({ name, values }: HistogramViewProps) {
  const histogram = useMemo(() => values && histogramOf(values), [values]);
  return (
    <div className={styles.histogram}>
      {histogram === null ? (
        <>
          <svg viewBox={`0 0 41 ${String(height)}`} aria-hidden="true" />
          {/* Parted as the numbers that come: they may stand on two lines. */}
          <p aria-hidden="true">
            <span>&nbsp;</span>
            <span>&nbsp;</span>
            <span>&nbsp;</span>
          </p>
        </>
      ) : (
        <Bars name={name} histogram={histogram} />
      )}
    </div>
  );
});

function Bars({ name, histogram }: { readonly name: string; readonly histogram: Histogram }) {
  const { counts, low, high, summary } = histogram;
  const fullest = Math.max(1, ...counts);
  const middle = low < 0 ? counts.length / 2 : 0;
  const bars = (from: number, to: number) =>
    Array.from(counts)
      .map((count, bin) => ({ count, bin }))
      .filter(({ count, bin }) => count > 0 && bin >= from && bin < to)
      .map(({ count, bin }) => {
        // A count of one is still seen.
        const tall = Math.max(0.6, (count / fullest) * height);
        return `M${String(bin)} ${String(height)}v${(-tall).toFixed(2)}h0.9v${tall.toFixed(2)}z`;
      })
      .join('');
  return (
    <>
      <svg
        viewBox={`0 0 ${String(counts.length)} ${String(height)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: ${sentenceOf(histogram)}`}
      >
        <path className={styles.negative} d={bars(0, Math.floor(middle))} />
        <path className={styles.positive} d={bars(Math.ceil(middle), counts.length)} />
        {low < 0 && (
          <path className={styles.middle} d={bars(Math.floor(middle), Math.ceil(middle))} />
        )}
      </svg>
      <p aria-hidden="true">
        <span>{short(low)}</span>
        <span>{middleText(histogram)}</span>
        <span>{summary === null ? '' : short(high)}</span>
      </p>
    </>
  );
}

/** What stands apart, or else how wide it is. */
function middleText({ count, zeros, notFinite, summary }: Histogram): string {
  if (notFinite > 0) return `${wholeText(notFinite)} not numbers`;
  if (count > 0 && zeros === count) return 'all 0';
  const apart = count > 0 ? Math.round((100 * zeros) / count) : 0;
  if (apart >= 1) return `${String(apart)} % are 0`;
  return summary === null ? '' : `σ ${short(summary.deviation)}`;
}

function sentenceOf({ count, zeros, notFinite, summary }: Histogram): string {
  if (summary === null) return `${wholeText(count)} numbers, none of them finite`;
  const { least, most, mean, deviation } = summary;
  return [
    `${wholeText(count)} numbers from ${short(least)} to ${short(most)}`,
    `mean ${short(mean)}`,
    `standard deviation ${short(deviation)}`,
    ...(zeros > 0 ? [`${wholeText(zeros)} exactly 0`] : []),
    ...(notFinite > 0 ? [`${wholeText(notFinite)} not finite`] : []),
  ].join(', ');
}
