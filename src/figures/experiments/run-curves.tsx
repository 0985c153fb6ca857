// Test accuracy by epoch: the published run dashed, our recorded ones, the kept ones over them, the one under way on top. Page
// thread.
import type { Preset } from '../../network/presets/index.ts';
import { publishedCurve } from '../../network/presets/published-curves.ts';
import { bestOf, type FinishedRun } from '../../training/experiments/finished-run.ts';
import { CurvePlot, type Curve } from '../../ui/curve-plot.tsx';
import { endsOf, epochAxis, settledAxis } from '../digit-runs/epoch-axes.ts';
import { testCount } from '../baseline/digits-data.ts';
import { wholeText } from '../reading.ts';
import { runsOf } from '../records-table/recorded-run.ts';
import { recorded } from '../records-table/recorded.ts';

/** More curves than these hide each other. */
const shownRuns = 12;

export interface RunCurvesProps {
  readonly preset: Preset;
  readonly runs: readonly FinishedRun[];
  /** The run under way: percent right after each epoch, and where it stands now; null: there is none. */
  readonly live: {
    readonly points: readonly (readonly [epoch: number, percent: number])[];
    readonly epochs: number;
  } | null;
}

export default function RunCurves({ preset, runs, live }: RunCurvesProps) {
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
  // A team's votes are no network's curve.
  const records = preset.members === undefined ? runsOf(preset, recorded) : [];
  const ours = records.map(({ seed, testCorrect }): Curve => ({
    name: `ours, seed ${String(seed)}`,
    tone: 'active',
    points: testCorrect.map((right, epoch) => [epoch + 1, (100 * right) / testCount] as const),
  }));
  const running: readonly Curve[] =
    live === null ? [] : [{ name: 'live', tone: 'accent', points: live.points }];
  const others: readonly Curve[] = [
    ...ours,
    ...(theirs.length > 0
      ? [{ name: 'published', tone: 'published' as const, dashed: true, points: theirs }]
      : []),
  ];
  const mine = [...own, ...running];
  // As far as the reader's own go, where there are any.
  const epochs = Math.max(
    1,
    live?.epochs ?? 0,
    ...(mine.length > 0 ? mine : others).map(({ points }) => points.at(-1)?.[0] ?? 0),
  );
  const curves: readonly Curve[] = [
    ...others.map((curve) => ({ ...curve, points: curve.points.slice(0, epochs) })),
    ...mine,
  ];
  return (
    <div>
      <CurvePlot
        label={`Test accuracy in percent by epoch. ${sentence(theirs, ours, runs)}`}
        x={epochAxis(epochs)}
        y={settledAxis(
          curves.map(({ points }) => points),
          90,
        )}
        curves={curves}
dots={endsOf([...ours.filter(({ points }) => points.length === 1), ...mine])}
/>
      <Legend
        published={theirs.length > 0}
        ours={ours.length}
        own={own.length}
        live={live !== null}
      />
    </div>
  );
}

function sentence(theirs: Curve['points'], ours: readonly Curve[], runs: readonly FinishedRun[]) {
  const highest = Math.max(0, ...theirs.map(([, percent]) => percent));
  const published = theirs.length === 0 ? 'No curve was published.' : `Published: ${highest.toFixed(2)} at best.`;
  const recordedRuns = ours.length === 0 ? '' : ` Our recorded runs: ${String(ours.length)}.`;
  const last = runs.at(-1);
  const before = published + recordedRuns;
  return last === undefined
    ? before
    : `${before} Your latest: ${wholeText(bestOf(last))} images at best after ${String(last.testCorrect.length)} epochs.`;
}

interface LegendProps {
  readonly published: boolean;
  readonly ours: number;
  readonly own: number;
  readonly live: boolean;
}

function Legend({ published, ours, own, live }: LegendProps) {
  const parts = [
    ...(published ? ['dashed: the published run'] : []),
    ...(ours > 0 ? [`green: our own recorded ${ours === 1 ? 'run' : 'runs'}`] : []),
    ...(live ? ['blue: this run, to its latest estimate'] : own > 0 ? ['blue: your latest'] : []),
    ...(own > (live ? 0 : 1) ? ['grey: your runs before'] : []),
  ];
  return <small>{parts.join('; ')}</small>;
}
