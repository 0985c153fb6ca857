// The comparison as a picture to take along: the plot, and under it what each letter stands for. Page thread. Attributes only,
// like the plot in it.
import { BandPlot } from '../../../ui/band-plot.tsx';
import { measureText, type Measure } from '../bands/measures.ts';
import { valueScale } from '../bands/value-scale.ts';
import { colourOf } from '../letter.tsx';
import { seriesOf, type PlottedBand } from '../plot/comparison-plot.tsx';
import type { Letter } from '../state/comparison.ts';
import { wrapped } from './wrapped.ts';

interface ComparisonPictureProps {
  readonly bands: readonly PlottedBand[];
  readonly measure: Measure;
  readonly epochs: number;
  readonly common: string;
  /** For each plan what it is and what it came to. */
  readonly legend: readonly { readonly letter: Letter; readonly text: string }[];
}

const width = 840;
const plotHeight = 420;
const margin = 24;
const line = 18;
/** Letters of a line of the legend. */
const fits = 118;

export function ComparisonPicture(props: ComparisonPictureProps) {
  const { bands, measure, epochs, common, legend } = props;
  const known = bands.flatMap(({ band }) => (band === null ? [] : [band]));
  const y = valueScale(measure, known, []);
  const head = wrapped(common, fits);
  const rows = legend.flatMap(({ letter, text }) =>
    wrapped(text, fits).map((words, index) => ({ letter: index === 0 ? letter : null, words })),
  );
  const top = margin + line + head.length * line + 8;
  const below = top + plotHeight + 16;
  const height = below + rows.length * line + margin;
  const { title, unit } = measureText[measure];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      fontSize={12.5}
    >
      <rect width={width} height={height} fill="var(--paper)" />
      <text x={margin} y={margin + 8} fontSize={15} fontWeight={600} fill="var(--ink)">
        {title}
        {unit === 'percent' ? ', %' : ''}
      </text>
      {head.map((words, index) => (
        <text key={words} x={margin} y={margin + 8 + (index + 1) * line} fill="var(--soft)">
          {words}
        </text>
      ))}
      <g transform={`translate(${String(margin - 10)} ${String(top)})`}>
        <BandPlot
          series={seriesOf(bands, null)}
          first={1}
          last={Math.max(2, epochs)}
          y={y}
          xLabel="epoch"
          width={width - 2 * margin + 10}
          height={plotHeight}
        />
      </g>
      {rows.map(({ letter, words }, index) => (
        <g key={index}>
          {letter !== null && (
            <text
              x={margin}
              y={below + (index + 1) * line}
              fontWeight={700}
              fill={colourOf(letter)}
            >
              {letter}
            </text>
          )}
          <text x={margin + 22} y={below + (index + 1) * line} fill="var(--ink)">
            {words}
          </text>
        </g>
      ))}
    </svg>
  );
}
