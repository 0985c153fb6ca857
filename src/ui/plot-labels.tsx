// What is written into a plot: the curves' names at their ends, the present value, marks of moments. Page thread.
import type { PlotAxis, PlotData, PlotSeries } from './plot-data.ts';
import { axisHeight, margin, pixelX, pixelY } from './plot-area.ts';
import { spread } from './plot-scale.ts';
import styles from './line-plot.module.css';

interface PlotLabelsProps extends PlotData {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Least distance between two labels, and the width of a letter at most. */
const lineHeight = 14;
const letter = 7;

export function PlotLabels({ x, y, series, marks, width, height }: PlotLabelsProps) {
  return (
    <svg className={styles.layer} width={width} height={height}>
      {marks.map((mark) => (
        <Mark key={mark.x} at={pixelX(mark.x, x, width)} label={mark.label} bottom={height} />
      ))}
      {placeLabels(series, x, y, width, height).map((label) => (
        <EndLabel key={label.id} {...label} right={width - margin.right} />
      ))}
    </svg>
  );
}

interface MarkProps {
  readonly at: number;
  readonly label: string;
  /** Of the plot. */
  readonly bottom: number;
}

function Mark({ at, label, bottom }: MarkProps) {
  return (
    <>
      <line
        x1={at}
        x2={at}
        y1={margin.top - 4}
        y2={bottom - axisHeight}
        stroke="var(--faint)"
        strokeDasharray="1 4"
      />
      <text x={at} y={margin.top - 9} textAnchor="middle" fill="var(--soft)" fontSize={11.5}>
        {label}
      </text>
    </>
  );
}

interface Label {
  readonly id: string;
  readonly text: string;
  readonly colour: string;
  /** It is the present value, and its point is marked. */
  readonly current: boolean;
  /** The curve's point, CSS pixels. */
  readonly left: number;
  readonly top: number;
  /** From there to the text's line. */
  readonly shift: number;
}

function EndLabel({ text, colour, current, left, top, shift, right }: Label & { right: number }) {
  const fits = left + 10 + text.length * letter < right;
  return (
    <>
      {current && (
        <circle
          cx={left}
          cy={top}
          r={4}
          fill={`var(--${colour})`}
          stroke="var(--panel)"
          strokeWidth={2}
        />
      )}
      <text
        className={styles.label}
        x={fits ? left + 9 : left - 2}
        y={top + shift}
        textAnchor={fits ? 'start' : 'end'}
        fill={current ? 'var(--ink)' : `var(--${colour})`}
        fontWeight={current ? 650 : 500}
        fontSize={current ? 13 : 12}
      >
        {text}
      </text>
    </>
  );
}

/** Where each curve's label goes, so that none hides another. */
function placeLabels(
  series: readonly PlotSeries[],
  x: PlotAxis,
  y: PlotAxis,
  width: number,
  height: number,
): readonly Label[] {
  const labels = series.flatMap(({ id, points, colour, label, current }) => {
    // Published curves end where the reader's own will: their label stands earlier, below the line.
    const early = colour === 'published';
    const at = points[early ? Math.floor(points.length * 0.6) : points.length - 1];
    if (at === undefined) return [];
    const place = { left: pixelX(at.x, x, width), top: pixelY(at.y, y, height) };
    return [
      { id, colour, ...place, early, current: current !== undefined, text: current ?? label },
    ];
  });
  const ends = labels.filter(({ early, current }) => !early && !current);
  const apart = spread(
    ends.map(({ top }) => top),
    lineHeight,
  );
  return labels.map(({ early, ...label }) => {
    const end = ends.findIndex(({ id }) => id === label.id);
    if (end >= 0) return { ...label, shift: apart[end]! - label.top + 4 };
    return { ...label, shift: early ? 20 : -8 };
  });
}
