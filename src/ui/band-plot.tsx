// Curves with bands around them as one SVG. It has presentation attributes only and no style sheet, so that it can be saved as
// it stands. Page thread, domain-free.
import { memo } from 'react';
import { roundTicks, spread } from './plot-scale.ts';

export interface BandSeries {
  readonly id: string;
  /** Written at the end of the line; short. */
  readonly label: string;
  /** As CSS writes it. */
  readonly colour: string;
  readonly dashed?: boolean;
  /** Left to right, at x of `first`, `first` + 1, and so on. */
  readonly line: readonly number[];
  /** Beside the line; left out where one run has no band. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
  /** Fades, so that another stands out. */
  readonly faint?: boolean;
}

export interface BandScale {
  readonly low: number;
  readonly high: number;
  readonly format: (value: number) => string;
}

export interface BandPlotProps {
  readonly series: readonly BandSeries[];
  /** x of every line's first point; 0 or 1. */
  readonly first: number;
  /** x of the right edge. */
  readonly last: number;
  readonly y: BandScale;
  /** Under the axis, at its end. */
  readonly xLabel: string;
  readonly width: number;
  readonly height: number;
  /** At the right, for the names of lines; left out: for a letter. */
  readonly labelRoom?: number;
}

/** Of the plot within its picture. */
const inner = { left: 44, right: 26, top: 10, bottom: 26 };
const roomOf = ({ width, labelRoom = inner.right }: Across) => width - inner.left - labelRoom;
const labelGap = 14;

type Frame = Pick<BandPlotProps, 'first' | 'last' | 'y' | 'width' | 'height' | 'labelRoom'>;
type Across = Omit<Frame, 'y' | 'height'>;

export function xAt(frame: Across, x: number): number {
  const { first, last } = frame;
  const share = (x - first) / Math.max(1, last - first);
  return inner.left + share * roomOf(frame);
}

/** The x of whole numbers that is nearest to a place across the plot. */
export function xNear(frame: Across, pixels: number): number {
  const { first, last } = frame;
  const share = (pixels - inner.left) / roomOf(frame);
  return Math.min(last, Math.max(first, Math.round(first + share * (last - first))));
}

function yAt({ y, height }: Pick<Frame, 'y' | 'height'>, value: number): number {
  const share = (value - y.low) / (y.high - y.low);
  const pixels = height - inner.bottom - share * (height - inner.top - inner.bottom);
  // What leaves the plot stays near it: the paths are clipped, and must not be long.
  return Math.max(-height, Math.min(2 * height, pixels));
}

/** The path of one more line over a plot of this frame. */
export function linePath(frame: Frame, values: readonly number[]): string {
  return values
    .map((value, index) => {
      const x = xAt(frame, frame.first + index).toFixed(1);
      return `${index === 0 ? 'M' : 'L'}${x} ${yAt(frame, value).toFixed(1)}`;
    })
    .join('');
}

function areaOf(frame: Frame, low: readonly number[], high: readonly number[]): string {
  const back = low
    .map((value, index) => {
      const x = xAt(frame, frame.first + index).toFixed(1);
      return `L${x} ${yAt(frame, value).toFixed(1)}`;
    })
    .reverse()
    .join('');
  return `${linePath(frame, high)}${back}Z`;
}

/** Where labels stand that would like to stand there: none over another, none above the top. */
function apart(places: readonly number[], top: number): readonly number[] {
  const placed = [...spread(places, labelGap)];
  const order = placed.map((_, index) => index).sort((a, b) => placed[a]! - placed[b]!);
  let least = top;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, least);
    least = placed[index] + labelGap;
  }
  return placed;
}

/** Drawn again only when what it shows is another. */
export const BandPlot = memo(function BandPlot(props: BandPlotProps) {
  const { series, first, last, y, xLabel, width, height } = props;
  const ticks = roundTicks(first, Math.max(last, first + 1), 7).filter(Number.isInteger);
  const ends = series.map(({ line }) => yAt(props, line.at(-1) ?? y.low));
  const bottom = height - inner.bottom;
  const labelled = apart(
    ends.map((end) => Math.max(inner.top, Math.min(bottom, end))),
    inner.top,
  );
  const right = inner.left + roomOf(props);
  const inside = (place: number) => place >= inner.top && place <= bottom;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      fontSize={11.5}
      aria-hidden="true"
    >
      {roundTicks(y.low, y.high, 6).map((tick) => (
        <g key={tick}>
          <line
            x1={inner.left}
            x2={right}
            y1={yAt(props, tick)}
            y2={yAt(props, tick)}
            stroke="var(--rule)"
          />
          <text x={inner.left - 8} y={yAt(props, tick) + 4} textAnchor="end" fill="var(--faint)">
            {y.format(tick)}
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <text
          key={tick}
          x={xAt(props, tick)}
          y={height - 9}
          textAnchor="middle"
          fill="var(--faint)"
        >
          {tick}
        </text>
      ))}
      <text x={inner.left - 8} y={height - 9} textAnchor="end" fill="var(--faint)">
        {xLabel}
      </text>
      {/* A picture within the picture clips what leaves the plot. */}
      <svg
        overflow="hidden"
        x={inner.left}
        y={inner.top - 4}
        width={right - inner.left + 3}
        height={bottom - inner.top + 6}
        viewBox={`${String(inner.left)} ${String(inner.top - 4)} ${String(right - inner.left + 3)} ${String(bottom - inner.top + 6)}`}
      >
        {series.map(({ id, colour, low, high, faint = false }) =>
          low === undefined || high === undefined ? null : (
            <path
              key={id}
              d={areaOf(props, low, high)}
              fill={colour}
              fillOpacity={faint ? 0.05 : 0.16}
            />
          ),
        )}
        {series.map(({ id, colour, dashed = false, line, faint = false }) => (
          <path
            key={id}
            d={linePath(props, line)}
            fill="none"
            stroke={colour}
            strokeWidth={dashed ? 1.5 : 2}
            strokeOpacity={faint ? 0.25 : 1}
            strokeLinejoin="round"
            {...(dashed && { strokeDasharray: '4 4' })}
          />
        ))}
      </svg>
      {series.map(({ id, colour, label, line, faint = false }, index) => {
        const end = xAt(props, first + line.length - 1);
        return (
          <g key={id} fill={colour} opacity={faint ? 0.35 : 1}>
            {line.length > 0 && inside(ends[index]!) && (
              <circle cx={end} cy={ends[index]} r={2.5} />
            )}
            <text
              x={Math.min(end, right) + 7}
              y={labelled[index]! + 4}
              fontSize={12}
              fontWeight={600}
            >
              {line.length > 0 && label}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
