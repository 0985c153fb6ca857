// The same network from two starts, weights N(0, 1) and what suits its units: what its layers compute at first and while it learns. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { useRun } from '../../training/use-run.ts';
import { CurvePlot, type Curve } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { usePaced } from '../../ui/use-paced.ts';
import bench from '../digit-runs/bench.module.css';
import { Numbers } from '../digit-runs/numbers.tsx';
import { endsOf, epochAxis, percentAxis } from '../digit-runs/epoch-axes.ts';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { TrainButtons } from '../digit-runs/train-buttons.tsx';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { percentRight, percentText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useInspection, type Inspection } from '../use-inspection.ts';
import { quiet, saturated } from './bins.ts';
import { Histogram, type Range } from './histogram.tsx';
import styles from './starting-weights.module.css';

const costs = {
  quadratic: { label: 'quadratic, η 3', cost: 'quadratic', learningRate: 3 },
  crossEntropy: { label: 'cross-entropy, η 0.5', cost: 'crossEntropy', learningRate: 0.5 },
  slow: { label: 'cross-entropy, η 0.1', cost: 'crossEntropy', learningRate: 0.1 },
} as const;
const costNames = ['quadratic', 'crossEntropy', 'slow'] as const;
/** Of the hidden layer, each with the variance of first weights that suits it. */
const units = {
  sigmoid: { label: 'sigmoids', start: 'N(0, 1/n)', weights: { kind: 'fanIn' } },
  relu: { label: 'ReLUs', start: 'N(0, 2/n)', weights: { kind: 'he' } },
} as const;
const unitNames = ['sigmoid', 'relu'] as const;
const shownNames = ['sums', 'activations', 'errors', 'gradients', 'weights'] as const;
const schema = v.strictObject({
  cost: v.picklist(costNames),
  show: v.picklist(shownNames),
  /** Links from before there was a choice have none. */
  units: v.optional(v.picklist(unitNames), 'sigmoid'),
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});
type State = v.InferOutput<typeof schema>;
const initial: State = { cost: 'quadratic', show: 'sums', units: 'sigmoid', seed: 1 };
const seeds = wholeScale(1, 50);
const epochs = 12;
const hiddenUnits = 100;
/** What a network reads right that has not learnt anything, in percent. */
const guessing = [
  [0, 10],
  [epochs, 10],
] as const;
const guess: Curve = {
  name: 'guessing',
  points: guessing,
  tone: 'published',
  dashed: true,
  label: 'guessing: where both begin',
};

/** Layers of NetworkSpec: dense, activation, dense, sigmoid. */
const layers = [
  { name: 'hidden layer', sums: 0, activations: 1 },
  { name: 'outputs', sums: 2, activations: 3 },
] as const;

const sums: Range = { low: -20, high: 20, marks: ['≤ −20', '0', '≥ 20'] };
const fromZero: Range = { low: 0, high: 20, marks: ['0', '10', '≥ 20'] };
const small: Range = { low: -8, high: 0, marks: ['≤ 10⁻⁸', '10⁻⁴', '1'], powers: true };
const shown = {
  sums: { label: 'weighted sums z', range: sums },
  activations: { label: 'activations a', range: { low: 0, high: 1, marks: ['0', '0.5', '1'] } },
  errors: { label: 'sizes of errors δ', range: small },
  gradients: { label: 'sizes of slopes ∂C/∂w', range: small },
  weights: { label: 'weights w', range: { low: -3, high: 3, marks: ['≤ −3', '0', '≥ 3'] } },
} as const satisfies Record<string, { label: string; range: Range }>;

function rangeOf({ show, units: unit }: State, place: 0 | 1): Range {
  const unbounded = show === 'activations' && unit === 'relu' && place === 0;
  return unbounded ? fromZero : shown[show].range;
}

/** Its first hundred training images, and milliseconds at least between two questions about them. */
const sample = {
  kind: 'examples',
  split: 'training',
  indices: Uint32Array.from({ length: 100 }, (_, index) => index),
} as const;
const interval = 300;

/** Already before the training: the first weights are worth seeing. null until the images have come. */
function useSampled({ state: run, actions }: ReturnType<typeof useRun>, whole: boolean) {
  const { plan } = run;
  const arrived = (run.data?.training ?? 0) >= sample.indices.length;
  const moment = usePaced(`${run.status} ${String(run.position.step)}`, interval);
  const occasion = useMemo(() => ({ plan, arrived, moment }), [plan, arrived, moment]);
  return useInspection(actions.inspect, sample, occasion, whole);
}

function planFor(
  start: 'wide' | 'suited',
  { cost: chosen, units: unit, seed }: State,
): TrainingPlan {
  const { cost, learningRate } = costs[chosen];
  return {
    ...fullyConnectedPlan(hiddenUnits, unit),
    cost,
    optimiser: { kind: 'sgd', learningRate },
    epochs,
    seed,
    initialisation: {
      weights: start === 'wide' ? { kind: 'normal', deviation: 1 } : units[unit].weights,
      biases: { kind: 'normal', deviation: 1 },
    },
  };
}

export default function StartingWeights({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('start', schema, initial);
  const wide = useRun('start-wide', planFor('wide', state));
  const suited = useRun('start-scaled', planFor('suited', state));
  const whole = state.show === 'gradients';
  const inspected = [useSampled(wide, whole), useSampled(suited, whole)];
  const runs = [
    { name: 'N(0, 1)', tone: 'negative', ...wide },
    { name: units[state.units].start, tone: 'accent', ...suited },
  ] as const;
  const { keep, room } = useKeep(runs);
  const curves = runs.map(({ state: run }) =>
    run.epochs.map(({ epoch, test }) => [epoch, percentRight(test)] as const),
  );
  const drawn = runs.map(({ name, tone }, i) => ({ name, tone, points: curves[i]! }));
  const begun = curves.some((points) => points.length > 0);
  const startWith = (settings: State) => {
    wide.actions.reset(planFor('wide', settings));
    suited.actions.reset(planFor('suited', settings));
  };
  const startAnew = (changes: Partial<State>) => {
    change(changes);
    startWith({ ...state, ...changes });
  };

  function valuesOf(run: (typeof runs)[number], seen: Inspection | null, place: 0 | 1) {
    const { sums, activations } = layers[place];
    if (state.show === 'weights') {
      const learnt = run.state.parameters;
      return learnt === null ? undefined : learnt[sums]?.weights;
    }
    if (seen === null) return undefined;
    switch (state.show) {
      case 'sums':
        return seen.layers[sums]?.outputs;
      case 'activations':
        return seen.layers[activations]?.outputs;
      case 'errors':
        return seen.layers[sums]?.errors;
      case 'gradients':
        return seen.layers[sums]?.gradient?.whole?.weights;
    }
  }

  const { label } = shown[state.show];
  return (
    <FigureFrame
      title="Two ways to start"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            startWith(initial);
            keep.set(false);
          }}
          link={link}
        />
      }
      tryThis="look at the sums before you train: how many lie where the sigmoid is flat? Then train both and watch which come back. With ReLUs and cross-entropy, count the dead."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <RunProblems runs={runs} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <TrainButtons runs={runs} label="Train both" keep={keep} />
          <Select
            label="Histograms of"
            value={state.show}
            options={shownNames.map((value) => ({ value, label: shown[value].label }))}
            onChange={(show) => change({ show })}
          />
          <Select
            label="Hidden units"
            value={state.units}
            options={unitNames.map((value) => ({ value, label: units[value].label }))}
            onChange={(unit) => startAnew({ units: unit })}
          />
          <Select
            label="Cost"
            value={state.cost}
            options={costNames.map((value) => ({ value, label: costs[value].label }))}
            onChange={(cost) => startAnew({ cost })}
          />
          <Slider
            label="Seed"
            value={state.seed}
            scale={seeds}
            format={String}
            describe={(seed) => `number ${String(seed)}`}
            onChange={(seed) => change({ seed })}
            onCommit={(seed) => startWith({ ...state, seed })}
          />
        </div>
        <div className={styles.starts}>
          {runs.map((run, i) => (
            <div key={run.name} className={styles.start}>
              <h4 className={bench.heading}>
                <span className={bench.key} data-tone={run.tone} />
                weights {run.name}: {label}
              </h4>
              <div className={styles.layers}>
                {([0, 1] as const).map((place) => (
                  <div key={place} className={styles.layer}>
                    <p className={styles.name}>{layers[place].name}</p>
                    <Histogram
                      label={`${label} of the ${layers[place].name}, start ${run.name}`}
                      values={valuesOf(run, inspected[i] ?? null, place) ?? nothing}
                      range={rangeOf(state, place)}
                      tone={run.tone}
                    />
                  </div>
                ))}
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className={bench.part} />
      <div className={bench.pair}>
        <div>
          <h4 className={bench.heading}>784-100-10 on 50,000 digits: test accuracy</h4>
          <CurvePlot
            label="Test accuracy by epoch for the two starts; the numbers stand in the table."
            x={epochAxis(epochs)}
            y={begun ? percentAxis(curves, 80) : percentAxis([], 0)}
            curves={begun ? drawn : [guess]}
            dots={endsOf(drawn)}
          />
        </div>
        <Numbers
          label="The two starts in numbers"
          columns={['on 100 training images', ...runs.map(({ name }) => name)]}
        >
          {rowsOf(inspected, state.units).map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={i} className={bench.later}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">epochs</th>
            {runs.map(({ name, state: run }) => (
              <td key={name}>{run.position.epoch.toFixed(1)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">test accuracy</th>
            {runs.map(({ name, state: run }) => {
              const last = run.epochs.at(-1);
              return <td key={name}>{last ? percentText(percentRight(last.test)) : '–'}</td>;
            })}
          </tr>
        </Numbers>
      </div>
    </FigureFrame>
  );
}

const nothing: readonly number[] = [];

function rowsOf(inspected: readonly (Inspection | null)[], unit: State['units']) {
  const row = (name: string, read: (seen: Inspection) => string) => ({
    name,
    values: inspected.map((seen) => (seen === null ? '–' : read(seen))),
  });
  const outputs = (seen: Inspection, layer: number) => seen.layers[layer]?.outputs ?? [];
  const flat = (layer: number) => (seen: Inspection) =>
    percentText(100 * saturated(outputs(seen, layer)));
  const length = (layer: number) => (seen: Inspection) =>
    seen.layers[layer]?.gradient?.weightsNorm.toPrecision(2) ?? '–';
  const dead = (seen: Inspection) =>
    `${String(quiet(outputs(seen, 1), hiddenUnits, 0).length)} of ${String(hiddenUnits)}`;
  return [
    unit === 'relu' ? row('dead hidden units', dead) : row('saturated, hidden layer', flat(1)),
    row('saturated, outputs', flat(3)),
    row('silent outputs', (seen) => quiet(outputs(seen, 3), 10, 0.1).join(', ') || 'none'),
    row('gradient, hidden layer', length(0)),
    row('gradient, outputs', length(2)),
  ];
}
