// The same network from two starts, weights N(0, 1) and N(0, 1/n): what its layers compute at first and while it learns. Page thread.
import * as v from 'valibot';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { LocatedInspection } from '../../training/inspector.ts';
import { useRun } from '../../training/use-run.ts';
import { CurvePlot, type Curve } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Slider } from '../../ui/slider.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import bench from '../digit-runs/bench.module.css';
import { Numbers } from '../digit-runs/numbers.tsx';
import { endsOf, epochAxis, percentAxis } from '../digit-runs/epoch-axes.ts';
import { RunProblems } from '../digit-runs/run-problems.tsx';
import { TrainButtons } from '../digit-runs/train-buttons.tsx';
import { useKeep } from '../digit-runs/use-keep.ts';
import type { FigureProps } from '../figure-props.ts';
import { percentRight, percentText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { saturated, shares, silent } from './bins.ts';
import { Histogram } from './histogram.tsx';
import { useInspection } from './use-inspection.ts';
import styles from './starting-weights.module.css';

const schema = v.strictObject({
  cost: v.picklist(['quadratic', 'crossEntropy']),
  show: v.picklist(['sums', 'activations', 'errors', 'weights']),
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});
type State = v.InferOutput<typeof schema>;
const initial: State = { cost: 'quadratic', show: 'sums', seed: 1 };
const seeds = wholeScale(1, 50);
const epochs = 12;
const bins = 31;
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

/** Layers of NetworkSpec: dense, sigmoid, dense, sigmoid. */
const layers = [
  { name: 'hidden layer', sums: 0, activations: 1 },
  { name: 'outputs', sums: 2, activations: 3 },
] as const;

const shown = {
  sums: { label: 'weighted sums z', low: -20, high: 20 },
  activations: { label: 'activations a', low: 0, high: 1 },
  errors: { label: 'errors δ', low: -0.02, high: 0.02 },
  weights: { label: 'weights w', low: -3, high: 3 },
} as const;

function planFor(start: 'wide' | 'scaled', { cost, seed }: State): TrainingPlan {
  return {
    ...fullyConnectedPlan(100),
    cost,
    optimiser: { kind: 'sgd', learningRate: cost === 'quadratic' ? 3 : 0.5 },
    epochs,
    seed,
    initialisation: {
      weights: start === 'wide' ? { kind: 'normal', deviation: 1 } : { kind: 'fanIn' },
      biases: { kind: 'normal', deviation: 1 },
    },
  };
}

export default function StartingWeights({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('start', schema, initial);
  const wide = useRun('start-wide', planFor('wide', state));
  const scaled = useRun('start-scaled', planFor('scaled', state));
  const inspected = [
    useInspection(wide.state, wide.actions),
    useInspection(scaled.state, scaled.actions),
  ];
  const runs = [
    { name: 'N(0, 1)', tone: 'negative', ...wide },
    { name: 'N(0, 1/n)', tone: 'accent', ...scaled },
  ] as const;
  const { keep, room } = useKeep(runs);
  const curves = runs.map(({ state: run }) =>
    run.epochs.map(({ epoch, test }) => [epoch, percentRight(test)] as const),
  );
  const drawn = runs.map(({ name, tone }, i) => ({ name, tone, points: curves[i]! }));
  const begun = curves.some((points) => points.length > 0);
  const startWith = (settings: State) => {
    wide.actions.reset(planFor('wide', settings));
    scaled.actions.reset(planFor('scaled', settings));
  };

  function valuesOf(run: (typeof runs)[number], seen: LocatedInspection | null, place: 0 | 1) {
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
    }
  }

  const { label, low, high } = shown[state.show];
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
      tryThis="look at the sums before you train: how many lie where the sigmoid is flat? Then train both and watch which of them come back."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <RunProblems runs={runs} />
      <div className={bench.columns}>
        <div className={bench.controls}>
          <TrainButtons runs={runs} label="Train both" keep={keep} />
          <Select
            label="Histograms of"
            value={state.show}
            options={(['sums', 'activations', 'errors', 'weights'] as const).map((value) => ({
              value,
              label: shown[value].label,
            }))}
            onChange={(show) => change({ show })}
          />
          <Select
            label="Cost"
            value={state.cost}
            options={[
              { value: 'quadratic', label: 'quadratic, η 3' },
              { value: 'crossEntropy', label: 'cross-entropy, η 0.5' },
            ]}
            onChange={(cost) => {
              change({ cost });
              startWith({ ...state, cost });
            }}
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
        <div className={bench.pair}>
          {runs.map((run, i) => (
            <div key={run.name}>
              <h4 className={bench.heading}>
                <span className={bench.key} data-tone={run.tone} />
                weights {run.name}: {label}
              </h4>
              <div className={styles.layers}>
                {([0, 1] as const).map((place) => (
                  <div key={place}>
                    <p className={styles.name}>{layers[place].name}</p>
                    <Histogram
                      label={`${label} of the ${layers[place].name}, start ${run.name}`}
                      bins={shares(
                        valuesOf(run, inspected[i] ?? null, place) ?? [],
                        low,
                        high,
                        bins,
                      )}
                      low={low}
                      high={high}
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
          {rowsOf(inspected).map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={i}>{value}</td>
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

function rowsOf(inspected: readonly (LocatedInspection | null)[]) {
  const row = (name: string, read: (seen: LocatedInspection) => string) => ({
    name,
    values: inspected.map((seen) => (seen === null ? '–' : read(seen))),
  });
  const flat = (seen: LocatedInspection, layer: number) =>
    percentText(100 * saturated(seen.layers[layer]?.outputs ?? []));
  const length = (seen: LocatedInspection, layer: number) =>
    seen.layers[layer]?.gradient?.weightsNorm.toPrecision(2) ?? '–';
  return [
    row('saturated, hidden layer', (seen) => flat(seen, 1)),
    row('saturated, outputs', (seen) => flat(seen, 3)),
    row('silent outputs', (seen) => silent(seen.layers[3]?.outputs ?? [], 10).join(', ') || 'none'),
    row('gradient, hidden layer', (seen) => length(seen, 0)),
    row('gradient, outputs', (seen) => length(seen, 2)),
  ];
}
