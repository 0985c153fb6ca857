// A run's curves as a picture to take along: accuracy over cost, and what was trained. Page thread. Attributes only, like the
// plots in it.
import type { RunState } from '../../../training/run-state.ts';
import { BandPlot, type BandSeries } from '../../../ui/band-plot.tsx';
import { liveCurve, measureText, type Measure } from '../../compare/bands/measures.ts';
import { valueScale } from '../../compare/bands/value-scale.ts';
import { commonWords } from '../../compare/differences/differences.ts';
import { wrapped } from '../../compare/export/wrapped.ts';

const panels = [
  { title: 'Accuracy, %', measures: ['test', 'validation', 'training'] },
  { title: 'Cost, mean of an image', measures: ['testCost', 'trainingCost'] },
] as const satisfies readonly { readonly title: string; readonly measures: readonly Measure[] }[];

/** As the bench's own plots have them. */
const colours: Readonly<Record<Measure, string>> = {
  test: 'var(--accent)',
  validation: 'var(--negative)',
  training: 'var(--active)',
  testCost: 'var(--accent)',
  trainingCost: 'var(--active)',
};

const width = 840;
const plotHeight = 300;
const margin = 24;
const line = 18;
/** Letters of a line. */
const fits = 118;
/** For the names at the lines' ends. */
const names = 74;

export function CurvePicture({ plan, epochs }: Pick<RunState, 'plan' | 'epochs'>) {
  const head = wrapped(`${commonWords([plan])}, seed ${String(plan.seed)}`, fits);
  const top = margin + head.length * line + 16;
  const height = top + panels.length * (plotHeight + line + 16) + 6;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      fontSize={12.5}
    >
      <rect width={width} height={height} fill="var(--paper)" />
      {head.map((words, index) => (
        <text key={words} x={margin} y={margin + 8 + index * line} fill="var(--soft)">
          {words}
        </text>
      ))}
      {panels.map(({ title, measures }, index) => {
        const curves = measures.map((measure) => ({
          measure,
          values: liveCurve(epochs, measure),
        }));
        const series = curves
          .filter(({ values }) => values.length > 0)
          .map(({ measure, values }): BandSeries => ({
            id: measure,
            label: measureText[measure].label.split(' ')[0]!,
            colour: colours[measure],
            line: values,
          }));
        const y = valueScale(
          measures[0],
          [],
          curves.map(({ values }) => values),
        );
        return (
          <g
            key={title}
            transform={`translate(0 ${String(top + index * (plotHeight + line + 16))})`}
          >
            <text x={margin} y={12} fontSize={15} fontWeight={600} fill="var(--ink)">
              {title}
            </text>
            <g transform={`translate(${String(margin - 10)} ${String(line)})`}>
              <BandPlot
                series={series}
                first={1}
                last={Math.max(2, epochs.length)}
                y={y}
                xLabel="epoch"
                width={width - 2 * margin + 10}
                height={plotHeight}
                labelRoom={names}
              />
            </g>
          </g>
        );
      })}
    </svg>
  );
}
