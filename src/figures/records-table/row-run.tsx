// A row of the table at work: a shortened run over what was published, with the time that it takes here. Page thread.
import { useEffect } from 'react';
import { epochSize } from '../../network/augmentation.ts';
import { publishedCurve } from '../../network/presets/published-curves.ts';
import type { Preset } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { useRun } from '../../training/use-run.ts';
import { CurvePlot, type Curve } from '../../ui/curve-plot.tsx';
import { Readings } from '../../ui/readings.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { roundTicks } from '../../ui/plot-scale.ts';
import { usePaced } from '../../ui/use-paced.ts';
import bench from '../digit-runs/bench.module.css';
import { endsOf, epochAxis } from '../digit-runs/epoch-axes.ts';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { TrainButtons } from '../digit-runs/train-buttons.tsx';
import { useKeep } from '../digit-runs/use-keep.ts';
import {
  durationText,
  epochsText,
  latestTest,
  percentRight,
  percentText,
  speedText,
} from '../reading.ts';
import { figureAfter } from './bands.ts';
import type { RecordedRun } from './recorded-run.ts';
import { runOf, type Row } from './rows.ts';

/** Milliseconds between two drawings of the plot. */
const interval = 200;

interface RowRunProps {
  readonly row: Row;
  /** What its run begins with. */
  readonly first: TrainingPlan;
  /** Examples a second of this run. Stable, as the next. */
  readonly onSpeed: (preset: string, speed: number) => void;
  /** When all the epochs of the short run are done. */
  readonly onDone: () => void;
}

export function RowRun({ row, first, onSpeed, onDone }: RowRunProps) {
  const { preset, published, ours } = row;
  const { plan } = preset;
  const run = useRun(runOf(row), first);
  const { state } = run;
  const { keep, room } = useKeep([run]);
  const recorded = ours?.runs.find(({ seed }) => seed === plan.seed)?.testCorrect ?? [];
  const shown = usePaced(state, interval);
  const latest = latestTest(shown);
  const best = Math.max(0, ...state.epochs.map(({ test }) => percentRight(test)));
  const speed = state.examplesPerSecond;
  const left = (state.plan.epochs - state.position.epoch) * epochSize(plan);

  const done = state.status === 'ended' && state.position.epoch >= state.plan.epochs;
  // Of the last whole epoch, measured without what the first steps cost.
  const timed = state.epochs.at(-1)?.seconds ?? null;
  useEffect(() => {
    if (timed !== null) onSpeed(preset.id, epochSize(plan) / timed);
  }, [timed, preset.id, plan, onSpeed]);
  useEffect(() => {
    if (done) onDone();
  }, [done, onDone]);

  const mine = [
    ...shown.live.flatMap(({ epoch, testAccuracy }) =>
      testAccuracy === null ? [] : [[epoch, 100 * testAccuracy] as const],
    ),
    ...shown.epochs.map(({ epoch, test }) => [epoch, percentRight(test)] as const),
  ].sort(([one], [other]) => one - other);
  const last = Math.max(shown.plan.epochs, 1);
  const theirs =
    preset.published.curve === null
      ? []
      : publishedCurve(preset.published.curve)
          .filter(({ epoch }) => epoch <= last)
          .map(({ epoch, testAccuracy }) => [epoch, 100 * testAccuracy] as const);
  const level: Curve['points'] =
    published === null
      ? []
      : [
          [0, published],
          [last, published],
        ];
  const curves: readonly Curve[] = [
    { name: 'published at the end', points: level, tone: 'published', dashed: true },
    { name: 'published curve', points: theirs, tone: 'published' },
    {
      name: 'recorded',
      points: recorded.slice(0, last).map((right, index) => [index + 1, right / 100] as const),
      tone: 'soft',
      label: 'our recorded run',
    },
    { name: 'yours', points: mine, tone: 'accent' },
  ];
  const floor = plan.batchSize > 10 || published === null || published < 97 ? 80 : 90;

  return (
    <section className={bench.part} ref={room}>
      <RunProblems runs={[{ name: preset.title, ...run }]} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <TrainButtons
            runs={[run]}
            keep={keep}
            label={
              state.plan.epochs === 1
                ? 'Train an epoch'
                : `Train ${String(state.plan.epochs)} epochs`
            }
          />
          <Slider
            label="Epochs"
            value={state.plan.epochs}
            scale={wholeScale(1, Math.max(2, Math.min(60, plan.epochs)))}
            format={(count) => `${String(count)} of ${String(plan.epochs)}`}
            describe={(count) => `${String(count)} epochs`}
            onChange={(count) => run.actions.tweak({ epochs: count })}
          />
          <Readings
            rows={[
              ['epoch', `${state.position.epoch.toFixed(1)} of ${String(state.plan.epochs)}`],
              ['test accuracy', latest ? percentText(percentRight(latest.evaluation)) : '–'],
              ['best so far', best > 0 ? `${best.toFixed(2)} %` : '–'],
              ['images/s', speed === null ? '–' : speedText(speed)],
              ['time left', speed === null ? '–' : durationText(left / speed)],
            ]}
          />
        </div>
        <div className={bench.controls}>
          <h4 className={bench.heading}>
            {preset.title}: test accuracy by epoch; dashed, what was published
          </h4>
          <CurvePlot
            label={`Test accuracy by epoch; yours stands at ${best > 0 ? `${best.toFixed(2)} percent` : 'nothing yet'} at best.`}
            x={epochAxis(last)}
            y={{ min: floor, max: 100, ticks: roundTicks(floor, 100, 6), label: '%' }}
            curves={curves}
            dots={endsOf(
              curves.filter(({ tone, points }) => tone === 'accent' || points.length === 1),
            )}
          />
          <p className={bench.status}>
            {preset.id}. Published: {preset.published.figure ?? 'no figure'}
            {preset.members === undefined
              ? ''
              : `; here one of the ${String(preset.members)} is trained`}
            . {preset.published.source}.{' '}
            {ours === null
              ? 'Our engine has no recorded run of it yet.'
              : `Our recorded runs: ${oursText(preset, ours.runs)}.`}
          </p>
        </div>
      </div>
    </section>
  );
}

/** More runs than these are told by their best and their worst. */
const fewRuns = 3;

/** The longest of our runs. */
function oursText(preset: Preset, runs: readonly RecordedRun[]): string {
  const epochs = Math.max(...runs.map(({ testCorrect }) => testCorrect.length));
  const percents = runs
    .filter(({ testCorrect }) => testCorrect.length === epochs)
    .map(({ testCorrect }) => figureAfter(preset, testCorrect, epochs) / 100)
    .sort((one, other) => one - other)
    .map((percent) => percent.toFixed(2));
  const told =
    percents.length > fewRuns
      ? `${String(percents.length)} seeds, from ${percents[0]!} to ${percents.at(-1)!} %`
      : percents.map((percent) => `${percent} %`).join(', ');
  return `${told} within ${epochsText(epochs)}`;
}
