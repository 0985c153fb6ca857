// A network with too few images, and cures to be switched on: every run stays as a curve. Page thread.
import { useState } from 'react';
import * as v from 'valibot';
import { useRun } from '../../training/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { CurvePlot, type Curve, type Tone } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { decadeScale, stepScale, stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { SteadyLabel } from '../../ui/steady-label.tsx';
import bench from '../digit-runs/bench.module.css';
import { costAxis, epochAxis, settledAxis } from '../digit-runs/epoch-axes.ts';
import { KeepTraining } from '../digit-runs/keep-training.tsx';
import { benchPlan, movings, type Moving } from '../digit-runs/plans.ts';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { useFirstSteps } from '../digit-runs/use-first-steps.ts';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { comparesAll, keptRuns, nameOf, type Remembered } from './remembered.ts';
import { RunTable } from './run-table.tsx';

const epochs = 60;
/** Epochs without a new lowest validation cost that end a run with early stopping. */
const patience = 5;
const schema = v.strictObject({
  images: v.picklist([1000, 2000, 5000, 20_000]),
  penalty: v.picklist(['none', 'l2', 'l1']),
  lambda: v.pipe(v.number(), v.minValue(0.01), v.maxValue(10)),
  dropout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.8)),
  stopEarly: v.boolean(),
  /** Links from before images could be moved have none. */
  moving: v.optional(v.picklist(movings), 'none'),
  show: v.picklist(['accuracy', 'cost']),
});
type State = v.InferOutput<typeof schema>;
const initial: State = {
  images: 1000,
  penalty: 'none',
  lambda: 1,
  dropout: 0,
  stopEarly: false,
  moving: 'none',
  show: 'accuracy',
};
const scales = {
  images: stopScale([1000, 2000, 5000, 20_000], true),
  lambda: decadeScale(-2, 1, [1, 2, 3, 5]),
  dropout: stepScale(0, 0.8, 1),
};
const tones: readonly Tone[] = ['accent', 'negative', 'active', 'error', 'soft', 'ink'];

const movingNames: Readonly<Record<Moving, string>> = {
  none: 'as it is',
  shifts: 'and one pixel each way',
  distort: 'turned and moved anew',
};

const planFor = ({ images, penalty, lambda, dropout, moving, stopEarly }: State) =>
  benchPlan({
    moving,
    ...(stopEarly ? { patience } : {}),
    images,
    penalty,
    lambda,
    dropout,
    hiddenUnits: 100,
    learningRate: 0.5,
    epochs,
    seed: 1,
  });

export default function OverfittingBench({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('overfitting', schema, initial);
  const run = useRun('overfitting', planFor(state));
  const [before, setBefore] = useState<readonly Remembered[]>([]);
  const [asked, setAsked] = useState(false);
  const now: Remembered = { plan: run.state.plan, epochs: run.state.epochs };
  const training = run.state.status === 'training' || run.state.status === 'opening';
  // The latest keeps its colour when it becomes one of those before it.
  const all = now.epochs.length > 0 || training ? [...before, now] : before;
  useReportGoal('cures-compared', comparesAll(all));

  const { status } = run.state;
  const stopped = status === 'ended' && now.epochs.length < epochs;

  // The first view is the plain run itself: it takes some seconds, and the comparison begins with it.
  const { keep, room, inSight } = useKeep([run]);
  const takeFirstSteps = useFirstSteps([run], inSight, Infinity);

  function train(): void {
    const kept = now.epochs.length > 0 ? [...before, now] : before;
    setBefore(keptRuns(kept, tones.length - 1));
    run.actions.reset(planFor(state));
    run.actions.train();
  }

  function forget(): void {
    setBefore([]);
    setAsked(false);
    run.actions.reset(planFor(state));
  }

  const accuracy = state.show === 'accuracy';
  const value = (report: { readonly accuracy: number; readonly cost: number }) =>
    accuracy ? 100 * report.accuracy : report.cost;
  const curves: Curve[] = all.flatMap(({ plan, epochs: reports }, index) => {
    const tone = tones[index % tones.length]!;
    const validation = reports.flatMap(({ epoch, validation: held }) =>
      held === null
        ? []
        : [[epoch, value({ accuracy: held.correct / held.count, cost: held.cost })] as const],
    );
    const learned = reports.map(({ epoch, training: seen }) => [epoch, value(seen)] as const);
    const name = `${String(index)} ${nameOf(plan)}`;
    const validationCurve: Curve = { name, tone, points: validation };
    const last = index === all.length - 1;
    return last
      ? [validationCurve, { name: `${name} training`, tone, points: learned, dashed: true }]
      : [validationCurve];
  });
  const points = curves.map((curve) => curve.points);

  return (
    <FigureFrame
      title="Too few images"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            setBefore([]);
            setAsked(false);
            keep.set(false);
            run.actions.reset(planFor(initial));
            takeFirstSteps();
          }}
          link={link}
        />
      }
      tryThis="train without a cure first, and watch the dashed line leave the solid one. Then turn on one cure at a time. Ask the test set last."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <RunProblems runs={[{ name: 'This network', ...run }]} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <Slider
            label="Training images"
            value={state.images}
            scale={scales.images}
            format={wholeText}
            describe={(images) => `${String(images)} images`}
            onChange={(images) => {
              const found = schema.entries.images.options.find((one) => one === images);
              if (found !== undefined) change({ images: found });
            }}
          />
          <Select
            label="Each image"
            value={state.moving}
            options={movings.map((value) => ({ value, label: movingNames[value] }))}
            onChange={(moving) => change({ moving })}
          />
          <Select
            label="Weight penalty"
            value={state.penalty}
            options={[
              { value: 'none', label: 'none' },
              { value: 'l2', label: 'L2' },
              { value: 'l1', label: 'L1' },
            ]}
            onChange={(penalty) => change({ penalty })}
          />
          <Slider
            label="Penalty strength"
            symbol="λ"
            value={state.lambda}
            scale={scales.lambda}
            format={String}
            describe={String}
            onChange={(lambda) => change({ lambda })}
          />
          <Slider
            label="Dropout"
            value={state.dropout}
            scale={scales.dropout}
            format={(share) => (share === 0 ? 'none' : share.toFixed(1))}
            describe={(share) => `${String(Math.round(100 * share))} % of the hidden units`}
            onChange={(dropout) => change({ dropout })}
          />
          <label className={bench.check}>
            <input
              type="checkbox"
              checked={state.stopEarly}
              onChange={(event) => change({ stopEarly: event.currentTarget.checked })}
            />
            Stop early
          </label>
          <KeepTraining {...keep} />
          <div className={bench.buttons}>
            <Button primary onClick={training ? run.actions.pause : train}>
              <SteadyLabel
                label={training ? 'Pause' : 'Train this'}
                among={['Pause', 'Train this']}
              />
            </Button>
            <Button onClick={forget} inactive={all.length === 0}>
              Forget all
            </Button>
          </div>
          <p className={bench.status}>
            {stopped
              ? `Stopped after epoch ${String(now.epochs.length)}: the validation cost has not fallen for ${String(patience)} epochs.`
              : training
                ? `Epoch ${run.state.position.epoch.toFixed(0)} of ${String(epochs)}: ${nameOf(now.plan)}.`
                : `Next: ${nameOf(planFor(state))}, ${String(epochs)} epochs.`}
          </p>
        </div>
        <div className={bench.controls}>
          <Select
            label="Shown"
            value={state.show}
            options={[
              { value: 'accuracy', label: 'accuracy' },
              { value: 'cost', label: 'cost' },
            ]}
            onChange={(show) => change({ show })}
          />
          <h4 className={bench.heading}>
            784-100-10: {accuracy ? 'accuracy' : 'cost'} on 10,000 validation images; dashed, on the
            training images of the latest run
          </h4>
          <CurvePlot
            label={`Validation ${state.show} by epoch of ${String(all.length)} runs; the numbers stand in the table.`}
            x={epochAxis(epochs)}
            y={accuracy ? settledAxis(points, 80) : costAxis(points, 0.6)}
            curves={curves}
          />
          <RunTable runs={all} tones={tones} asked={asked} onAsk={() => setAsked(true)} />
        </div>
      </div>
    </FigureFrame>
  );
}
