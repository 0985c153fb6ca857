// The compared plans by epoch: the median of each as a line, all of its seeds as a band; the run under way as a thin line on
// top, and a mark at the epoch that is read. Page thread.
import { useMemo, type PointerEvent } from 'react';
import { useComparisonRuns } from '../../../training/comparison/use-comparison-runs.ts';
import { BandPlot, linePath, xAt, xNear, type BandSeries } from '../../../ui/band-plot.tsx';
import { useWidth } from '../../../ui/use-width.ts';
import { liveCurve, measureText, type Measure } from '../bands/measures.ts';
import type { Band } from '../bands/band.ts';
import { outliers, valueScale } from '../bands/value-scale.ts';
import styles from '../compare.module.css';
import { colourOf } from '../letter.tsx';
import type { Letter } from '../state/comparison.ts';

export interface PlottedBand {
  readonly letter: Letter;
  /** null: nothing trained yet. */
  readonly band: Band | null;
}

interface ComparisonPlotProps {
  readonly bands: readonly PlottedBand[];
  readonly measure: Measure;
  /** Of the longest plan. */
  readonly epochs: number;
  /** The plan that stands out; null: none. */
  readonly pointed: Letter | null;
  /** The letter of a run by its place in the queue; null: it is of no plan here. */
  readonly letterOf: (id: string) => Letter | null;
  readonly at: number;
  /** Whether any plan has run, whatever was measured of it. */
  readonly trained: boolean;
  readonly onAt: (epoch: number) => void;
  /** In a sentence, for those who do not see it. */
  readonly label: string;
}

const height = { wide: 330, narrow: 250 };
/** CSS pixels from which a plot is a wide one. */
const wideFrom = 480;

const unit = { percent: '%', cost: 'mean of an image' } as const;

export const seriesOf = (
  bands: readonly PlottedBand[],
  pointed: Letter | null,
): readonly BandSeries[] =>
  bands.flatMap(({ letter, band }) =>
    band === null
      ? []
      : [
          {
            id: letter,
            label: letter,
            colour: colourOf(letter),
            line: band.median,
            ...(band.count > 1 && { low: band.low, high: band.high }),
            faint: pointed !== null && pointed !== letter,
          },
        ],
  );

export function ComparisonPlot(props: ComparisonPlotProps) {
  const { bands, measure, epochs, pointed, letterOf, at, trained, onAt, label } = props;
  const [host, measured] = useWidth<HTMLDivElement>();
  const width = Math.max(measured, 200);
  const tall = width >= wideFrom ? height.wide : height.narrow;
  const live = useComparisonRuns(({ queue, run }) =>
    queue.items.length === 0 ? none : run.epochs,
  );
  const first = useComparisonRuns(({ queue }) => queue.items[0]?.id ?? null);
  const liveLetter = first === null ? null : letterOf(first);
  const liveLine = useMemo(
    () => (liveLetter === null ? [] : liveCurve(live, measure)),
    [live, liveLetter, measure],
  );
  const known = useMemo(() => bands.flatMap(({ band }) => (band === null ? [] : [band])), [bands]);
  // The run under way has a say where there is nothing else: a plot that jumped at each of its epochs could not be read.
  const alone = known.length === 0 ? liveLine : none;
  const y = useMemo(() => valueScale(measure, known, [alone]), [measure, known, alone]);
  const series = useMemo(() => seriesOf(bands, pointed), [bands, pointed]);
  const beyond = useMemo(() => {
    const out = outliers(measure, known);
    return bands.flatMap(({ letter, band }) => (band && out.includes(band) ? [letter] : []));
  }, [measure, known, bands]);
  const frame = { first: 1, last: Math.max(2, epochs), y, width, height: tall };

  function follow(event: PointerEvent<HTMLDivElement>): void {
    if (known.length === 0) return;
    const { left } = event.currentTarget.getBoundingClientRect();
    onAt(xNear(frame, event.clientX - left));
  }

  return (
    <div>
      <p className={styles.plotHead}>
        <b>{measureText[measure].title}</b>
        <span>
          {unit[measureText[measure].unit]}
          {y.low > 0 && `, axis from ${String(y.low)}`}
          {beyond.length > 0 &&
            `; ${beyond.join(', ')} ${beyond.length === 1 ? 'lies' : 'lie'} outside`}
        </span>
      </p>
      <div
        ref={host}
        className={styles.plot}
        style={{ height: tall }}
        role="img"
        aria-label={label}
        onPointerMove={follow}
        onPointerDown={follow}
      >
        <BandPlot {...frame} series={series} xLabel="epoch" />
        <svg className={styles.over} width={width} height={tall} aria-hidden="true">
          {known.length > 0 && (
            <line
              x1={xAt(frame, at)}
              x2={xAt(frame, at)}
              y1={10}
              y2={tall - 26}
              stroke="var(--faint)"
              strokeDasharray="2 3"
            />
          )}
          {liveLetter !== null && liveLine.length > 0 && (
            <path
              d={linePath(frame, liveLine)}
              fill="none"
              stroke={colourOf(liveLetter)}
              strokeWidth={1.2}
            />
          )}
        </svg>
        {known.length === 0 && liveLine.length === 0 && (
          <p className={styles.empty}>
            {trained
              ? 'Nothing of this was measured: plans that hold no images out have no validation.'
              : 'Press Train: each plan’s runs are drawn here, the median of its seeds as a line and all of them as a band.'}
          </p>
        )}
      </div>
    </div>
  );
}

const none: readonly never[] = [];
