// SGD, momentum, RMSprop and Adam on the same network, the same images and the same start, each with a rate of its own. Page thread.
import * as v from 'valibot';
import type { OptimiserSpec } from '../../network/optimisers/index.ts';
import type { Schedule } from '../../network/schedule.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { useRun } from '../../training/use-run.ts';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { decadeScale } from '../../ui/slider-scale.ts';
import bench from '../digit-runs/bench.module.css';
import { Numbers, RunName } from '../digit-runs/numbers.tsx';
import { endsOf, epochAxis } from '../digit-runs/epoch-axes.ts';
import { benchPlan } from '../digit-runs/plans.ts';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { TrainButtons } from '../digit-runs/train-buttons.tsx';
import { useFirstSteps } from '../digit-runs/use-first-steps.ts';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { percentRight, percentText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { costAxis, costPoints } from './cost-curve.ts';

const epochs = 10;
const rate = v.pipe(v.number(), v.gtValue(0), v.maxValue(10));
const schedules = {
  constant: { label: 'stays', schedule: { kind: 'constant' } },
  falling: { label: 'times 0.7 each epoch', schedule: { kind: 'exponential', factor: 0.7 } },
  halved: { label: 'halved when stalled', schedule: { kind: 'halve', patience: 1 } },
} as const satisfies Record<string, { label: string; schedule: Schedule }>;
const scheduleNames = ['constant', 'falling', 'halved'] as const;
const schema = v.strictObject({
  sgd: rate,
  momentum: rate,
  rmsprop: rate,
  adam: rate,
  /** Links from before there were schedules have none. */
  rates: v.optional(v.picklist(scheduleNames), 'constant'),
});
type State = v.InferOutput<typeof schema>;
type Name = (typeof racers)[number]['name'];
const initial: State = {
  sgd: 0.1,
  momentum: 0.01,
  rmsprop: 0.001,
  adam: 0.001,
  rates: 'constant',
};
const rates = decadeScale(-4, 1, [1, 2, 3, 5]);

const racers = [
  { name: 'sgd', label: 'SGD', tone: 'published' },
  { name: 'momentum', label: 'Momentum', tone: 'accent' },
  { name: 'rmsprop', label: 'RMSprop', tone: 'negative' },
  { name: 'adam', label: 'Adam', tone: 'active' },
] as const;

function optimiser(name: Name, learningRate: number): OptimiserSpec {
  switch (name) {
    case 'sgd':
      return { kind: 'sgd', learningRate };
    case 'momentum':
      return { kind: 'momentum', learningRate, momentum: 0.9 };
    case 'rmsprop':
      return { kind: 'rmsprop', learningRate, rho: 0.9, epsilon: 1e-6 };
    case 'adam':
      return { kind: 'adam', learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
  }
}

function planFor(name: Name, { [name]: learningRate, rates: chosen }: State): TrainingPlan {
  const settings = { images: 10_000, hiddenUnits: 30, penalty: 'none', lambda: 0 } as const;
  const plan = benchPlan({ ...settings, dropout: 0, learningRate, epochs, seed: 1 });
  const { schedule } = schedules[chosen];
  return { ...plan, optimiser: optimiser(name, learningRate), schedule };
}

export default function OptimisersOnDigits({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('optimisers', schema, initial);
  const sgd = useRun('optimiser-sgd', planFor('sgd', state));
  const momentum = useRun('optimiser-momentum', planFor('momentum', state));
  const rmsprop = useRun('optimiser-rmsprop', planFor('rmsprop', state));
  const adam = useRun('optimiser-adam', planFor('adam', state));
  const found = { sgd, momentum, rmsprop, adam };
  const runs = racers.map((racer) => ({
    ...racer,
    ...found[racer.name],
    points: costPoints(found[racer.name].state),
  }));
  const drawn = runs.map(({ label, tone, points }) => ({ name: label, tone, points }));
  const { keep, room, inSight } = useKeep(runs);
  // The first view is the whole comparison, once: a run of seconds.
  const takeFirstSteps = useFirstSteps(runs, inSight, Infinity);
  const startWith = (name: Name, settings: State) =>
    found[name].actions.reset(planFor(name, settings));
  const startAllWith = (settings: State) => {
    for (const { name } of racers) startWith(name, settings);
  };

  return (
    <FigureFrame
      title="Four optimisers on digits"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            startAllWith(initial);
            keep.set(false);
            takeFirstSteps();
          }}
          link={link}
        />
      }
      tryThis="the four run once by themselves. Give each a rate ten times larger and train them again: does the order stay? Then look for the best rate of each."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <RunProblems runs={runs.map(({ label, ...run }) => ({ ...run, name: label }))} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <TrainButtons runs={runs} label="Train all four" keep={keep} />
          {racers.map(({ name, label }) => (
            <Slider
              key={name}
              label={`${label} rate`}
              symbol="η"
              value={state[name]}
              scale={rates}
              format={String}
              describe={String}
              onChange={(learningRate) => change({ [name]: learningRate })}
              onCommit={(learningRate) => startWith(name, { ...state, [name]: learningRate })}
            />
          ))}
          <Select
            label="Rates over the run"
            value={state.rates}
            options={scheduleNames.map((value) => ({ value, label: schedules[value].label }))}
            onChange={(chosen) => {
              change({ rates: chosen });
              startAllWith({ ...state, rates: chosen });
            }}
          />
        </div>
        <div className={bench.controls}>
          <h4 className={bench.heading}>
            Training cost, by powers of ten: 784-30-10, softmax, 10,000 images
          </h4>
          <CurvePlot
            label="Training cost by epoch for the four optimisers; the numbers stand in the table."
            x={epochAxis(epochs)}
            y={costAxis(runs.map(({ points }) => points))}
            curves={drawn}
            dots={endsOf(drawn)}
          />
          <Numbers
            label="The four in numbers"
            columns={['optimiser', 'rate', 'epochs', 'training cost', 'validation']}
          >
            {runs.map(({ name, label, tone, state: run }) => {
              const last = run.epochs.at(-1);
              return (
                <tr key={name}>
                  <RunName name={label} tone={tone} />
                  <td>{run.plan.optimiser.learningRate}</td>
                  <td>{run.position.epoch.toFixed(1)}</td>
                  <td className={bench.later}>{last ? last.training.cost.toFixed(4) : '–'}</td>
                  <td className={bench.later}>
                    {last?.validation ? percentText(percentRight(last.validation)) : '–'}
                  </td>
                </tr>
              );
            })}
          </Numbers>
        </div>
      </div>
    </FigureFrame>
  );
}
