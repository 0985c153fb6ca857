// Test accuracy by epoch: the published run dashed, the kept ones over it, the one under way on top. Page thread.
import type { Preset } from '../../network/presets/index.ts';
import { publishedCurve } from '../../network/presets/published-curves.ts';
import { bestOf, type FinishedRun } from '../../training/experiments/finished-run.ts';
import { CurvePlot, type Curve } from '../../ui/curve-plot.tsx';
import { endsOf, epochAxis, percentAxis } from '../digit-runs/epoch-axes.ts';
import { wholeText } from '../reading.ts';

/** More curves than these hide each other. */
const shownRuns = 12;

interface RunCurvesProps {
  readonly preset: Preset;
  readonly runs: readonly FinishedRun[];
  /** The run under way: percent right after each epoch, and where it stands now; null: there is none. */
  readonly live: {
    readonly points: readonly (readonly [epoch: number, percent: number])[];
    readonly epochs: number;
  } | null;
}

export function RunCurves({ preset, runs, live }: RunCurvesProps) {
  const theirs =
    preset.published.curve === null
      ? []
      : publishedCurve(preset.published.curve).map(
          ({ epoch, testAccuracy }) => [epoch, 100 * testAccuracy] as const,
        );
  const latest = runs.slice(-shownRuns);
  const own = latest.map(({ id, testCorrect, testImages }, index): Curve => {
    const isLast = index === latest.length - 1 && live === null;
    return {
      name: id,
      tone: isLast ? 'accent' : 'soft',
      points: testCorrect.map((right, epoch) => [epoch + 1, (100 * right) / testImages] as const),
    };
  });
  const curves: readonly Curve[] = [
    ...(theirs.length > 0
      ? [{ name: 'published', tone: 'published' as const, dashed: true, points: theirs }]
      : []),
    ...own,
    ...(live === null ? [] : [{ name: 'live', tone: 'accent' as const, points: live.points }]),
  ];
  const epochs = Math.max(1, ...curves.flatMap(({ points }) => points.map(([x]) => x)));
  return (
    <div>
      <CurvePlot
        label={`Test accuracy in percent by epoch. ${sentence(theirs, runs)}`}
        x={epochAxis(Math.max(epochs, live?.epochs ?? 1))}
        y={percentAxis(
          curves.map(({ points }) => (points.length > 1 ? points.slice(1) : points)),
          90,
        )}
        curves={curves}
        dots={endsOf(curves.filter(({ name }) => name !== 'published'))}
      />
      <Legend published={theirs.length > 0} own={own.length} live={live !== null} />
    </div>
  );
}

function sentence(theirs: readonly (readonly [number, number])[], runs: readonly FinishedRun[]) {
  const highest = Math.max(0, ...theirs.map(([, percent]) => percent));
  const published = theirs.length === 0 ? 'No curve was published.' : `Published: ${highest.toFixed(2)} at best.`;
  const last = runs.at(-1);
  return last === undefined
    ? published
    : `${published} Your latest: ${wholeText(bestOf(last))} images at best after ${String(last.testCorrect.length)} epochs.`;
}

interface LegendProps {
  readonly published: boolean;
  readonly own: number;
  readonly live: boolean;
}

function Legend({ published, own, live }: LegendProps) {
  const parts = [
    ...(published ? ['dashed: the published run'] : []),
    ...(live ? ['blue: this run, to its latest estimate'] : own > 0 ? ['blue: your latest'] : []),
    ...(own > (live ? 0 : 1) ? ['grey: your runs before'] : []),
  ];
  return <small>{parts.join('; ')}</small>;
}
