// Sigmoid, tanh and ReLU in the same convolutional network, from the same seed, each with a rate of its own. Page thread.
import * as v from 'valibot';
import { oneConvolutionPlan } from '../../network/presets/convolutional.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { useRun } from '../../training/use-run.ts';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { decadeScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import bench from '../digit-runs/bench.module.css';
import { Numbers, RunName } from '../digit-runs/numbers.tsx';
import { endsOf, epochAxis } from '../digit-runs/epoch-axes.ts';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { TrainButtons } from '../digit-runs/train-buttons.tsx';
import { useFirstSteps } from '../digit-runs/use-first-steps.ts';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { percentRight } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';

const rate = v.pipe(v.number(), v.minValue(0.001), v.maxValue(1));
const scales = {
  rate: decadeScale(-3, 0, [1, 2, 3, 5]),
  epochs: wholeScale(1, 5),
  seed: wholeScale(1, 50),
};
const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const schema = v.strictObject({
  sigmoid: rate,
  tanh: rate,
  relu: rate,
  epochs: whole(scales.epochs.max),
  seed: whole(scales.seed.max),
});
type State = v.InferOutput<typeof schema>;
/** The published rates. */
const initial: State = { sigmoid: 0.1, tanh: 0.1, relu: 0.03, epochs: 2, seed: 1 };

const racers = [
  { name: 'sigmoid', label: 'sigmoid', tone: 'negative' },
  { name: 'tanh', label: 'tanh', tone: 'accent' },
  { name: 'relu', label: 'ReLU', tone: 'active' },
] as const;
type Name = (typeof racers)[number]['name'];

/** What the exercise asks for: one more than go by themselves. */
const askedEpochs = initial.epochs + 1;

/** Where the axis begins, in percent: what is below is passed within the first thousand images. */
const floor = 80;

function planFor(name: Name, settings: State): TrainingPlan {
  return {
    ...oneConvolutionPlan(8, 30, name),
    optimiser: { kind: 'sgd', learningRate: settings[name] },
    epochs: settings.epochs,
    seed: settings.seed,
  };
}

/** Test accuracy in percent, between epochs as estimated on some of the images. */
function pointsOf({ live, epochs }: RunState) {
  const estimates = live.flatMap(({ epoch, testAccuracy }) =>
    testAccuracy === null ? [] : [[epoch, 100 * testAccuracy] as const],
  );
  const wholes = epochs.map(({ epoch, test }) => [epoch, percentRight(test)] as const);
  return [...estimates, ...wholes].sort(([one], [other]) => one - other);
}

export default function ActivationRace({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('activations', schema, initial);
  const sigmoid = useRun('activation-sigmoid', planFor('sigmoid', state));
  const tanh = useRun('activation-tanh', planFor('tanh', state));
  const relu = useRun('activation-relu', planFor('relu', state));
  const found = { sigmoid, tanh, relu };
  const runs = racers.map((racer) => ({ ...racer, ...found[racer.name] }));
  const { keep, room, inSight } = useKeep(runs);
  const curves = runs.map(({ label, tone, state: run }) => ({
    name: label,
    tone,
    points: pointsOf(run),
  }));
  useReportGoal(
    'activations-compared',
    runs.every(({ state: run }) => run.epochs.length >= askedEpochs),
  );

  // The first view is the race itself, once: a run of seconds.
  const takeFirstSteps = useFirstSteps(runs, inSight, Infinity);

  /** Settings that are no tweak: all three back to their first weights. */
  function startWith(changes: Partial<State>): void {
    const settings = { ...state, ...changes };
    change(changes);
    for (const { name } of racers) found[name].actions.reset(planFor(name, settings));
  }

  return (
    <FigureFrame
      title="Three activations"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            for (const { name } of racers) found[name].actions.reset(planFor(name, initial));
            keep.set(false);
            takeFirstSteps();
          }}
          link={link}
        />
      }
      tryThis="train all three and compare them after one epoch and after two. Then give the sigmoid a rate of 0.3, and see which of them is ahead."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <RunProblems runs={runs.map(({ label, ...run }) => ({ ...run, name: label }))} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <TrainButtons runs={runs} label="Train all three" keep={keep} />
          {racers.map(({ name, label }) => (
            <Slider
              key={name}
              label={`Rate with ${label}`}
              symbol="η"
              value={state[name]}
              scale={scales.rate}
              format={String}
              describe={String}
              onChange={(learningRate) => change({ [name]: learningRate })}
              onCommit={(learningRate) =>
                found[name].actions.reset(planFor(name, { ...state, [name]: learningRate }))
              }
            />
          ))}
          <Slider
            label="Epochs"
            value={state.epochs}
            scale={scales.epochs}
            format={String}
            describe={(count) => `${String(count)} epochs`}
            onChange={(epochs) => change({ epochs })}
            onCommit={(epochs) => startWith({ epochs })}
          />
          <Slider
            label="Seed"
            value={state.seed}
            scale={scales.seed}
            format={String}
            describe={String}
            onChange={(seed) => change({ seed })}
            onCommit={(seed) => startWith({ seed })}
          />
        </div>
        <div className={bench.controls}>
          <h4 className={bench.heading}>
            Test accuracy: 8 maps of 5 × 5, max-pooling, 30 hidden units, softmax; from {floor} %
          </h4>
          <CurvePlot
            label="Test accuracy by epoch with three activations; the numbers stand in the table."
            x={epochAxis(state.epochs)}
            y={{ min: floor, max: 100, ticks: [80, 85, 90, 95, 100], label: '%' }}
            curves={curves}
            dots={endsOf(curves)}
          />
          <Numbers
            label="The three in numbers"
            columns={['activation', 'epochs', 'wrong after 1', 'wrong at last', 'time']}
          >
            {runs.map(({ name, label, tone, state: run }) => {
              const first = run.epochs[0];
              const last = run.epochs.at(-1);
              const seconds = run.epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
              const wrong = (report: typeof last) =>
                report ? String(report.test.count - report.test.correct) : '–';
              return (
                <tr key={name}>
                  <RunName name={label} tone={tone} />
                  <td>{run.position.epoch.toFixed(1)}</td>
                  <td>{wrong(first)}</td>
                  <td>{wrong(last)}</td>
                  <td>{last ? `${seconds.toFixed(0)} s` : '–'}</td>
                </tr>
              );
            })}
          </Numbers>
        </div>
      </div>
    </FigureFrame>
  );
}
