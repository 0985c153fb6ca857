// How large the error is that reaches each layer of a deep network, at the start and while it trains. Page thread.
import { useMemo } from 'react';
import * as v from 'valibot';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stopScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { DataProblem } from '../data-problem.tsx';
import { DeepButtons } from '../depth/deep-buttons.tsx';
import { deepPlan, hiddenActivations, mostHiddenLayers, startNames } from '../depth/deep-plan.ts';
import { DeepSelects } from '../depth/deep-selects.tsx';
import { Thermometers } from '../depth/thermometers.tsx';
import { useDeepRun } from '../depth/use-deep-run.ts';
import type { FigureProps } from '../figure-props.ts';
import { latestTest, percentRight, percentText } from '../reading.ts';
import { powerOfTen, scientific } from '../scientific.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { usePauseOffScreen } from '../use-pause-off-screen.ts';
import { LayerHistograms } from './layer-histograms.tsx';
import { useInsides } from './use-insides.ts';
import styles from './gradient-thermometer.module.css';

const rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];
const schema = v.strictObject({
  layers: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostHiddenLayers)),
  activation: v.picklist(hiddenActivations),
  start: v.picklist(startNames),
  eta: v.picklist(rates),
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
});
const initial: v.InferOutput<typeof schema> = {
  layers: 4,
  activation: 'sigmoid',
  start: 'fanIn',
  eta: 0.1,
  seed: 1,
};
const scales = {
  layers: wholeScale(1, mostHiddenLayers),
  eta: stopScale(rates),
  seed: wholeScale(1, 50),
};
/** Least milliseconds between two looks at all layers. */
const interval = 250;
/** Powers of ten that the curves may reach. */
const low = -6;
const high = 4;

export default function GradientThermometer({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('depth', schema, initial);
  const plan = useMemo(() => deepPlan(state), [state]);
  const deep = useDeepRun('depth', plan);
  const { state: run, actions, training, toggle } = deep;
  const { room } = usePauseOffScreen(training, actions);
  const { moments, layers } = useInsides(plan, run, actions.inspect, interval, true);
  const now = moments.at(-1) ?? null;
  const ratio = now && now.norms[0]! / now.norms.at(-1)!;
  const test = run.position.step === 0 ? null : latestTest(run);
  const percent = test && percentRight(test.evaluation);
  useReportGoal('gradient-vanishes', ratio !== null && ratio < 1 / 1000);
  useReportGoal(
    'gradient-back',
    state.layers === mostHiddenLayers && ratio !== null && ratio > 0.1 && (percent ?? 0) >= 90,
  );
  const last = state.layers;
  const toneOf = (layer: number) => {
    if (layer === 0) return 'error' as const;
    return layer === last ? ('accent' as const) : ('published' as const);
  };
  const height = (norm: number) => Math.max(low, Math.min(high, Math.log10(norm)));

  return (
    <FigureFrame
      title="A thermometer in every layer"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            actions.reset(deepPlan(initial));
          }}
          link={link}
        />
      }
      tryThis="add hidden layers one at a time and watch the first thermometer. Then train, and see which layers wait for which."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <DataProblem problem={run.dataProblem} onRetry={actions.retryData} />
      {run.status === 'failed' && run.problem && (
        <Notice tone="error">
          {run.problem.message} {run.problem.hint}
        </Notice>
      )}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Slider
            label="Hidden layers"
            value={state.layers}
            scale={scales.layers}
            format={String}
            describe={(value) => `${String(value)} hidden layers of 30 units`}
            onChange={(layers) => change({ layers })}
          />
          <DeepSelects activation={state.activation} start={state.start} onChange={change} />
          <Slider
            label="Learning rate"
            symbol="η"
            value={state.eta}
            scale={scales.eta}
            format={String}
            describe={(value) => `learning rate ${String(value)}`}
            onChange={(eta) => change({ eta })}
          />
          <Slider
            label="Seed"
            value={state.seed}
            scale={scales.seed}
            format={String}
            describe={(value) => `seed ${String(value)}`}
            onChange={(seed) => change({ seed })}
          />
        </div>
        <div>
          <h4>Mean length of δ, layer by layer</h4>
          <Thermometers norms={now?.norms ?? null} count={last + 1} />
        </div>
        <div className={styles.side}>
          <div>
            <h4>The same while it trains</h4>
            <CurvePlot
              label={`The length of delta in the first and in the output layer over ${run.position.epoch.toFixed(1)} epochs.`}
              x={{ min: 0, max: plan.epochs, ticks: [0, 5, 10], label: 'epoch' }}
              y={{
                min: low,
                max: high,
                ticks: [-6, -4, -2, 0, 2, 4],
                label: '',
                format: powerOfTen,
              }}
              curves={Array.from({ length: last + 1 }, (_, layer) => ({
                name: String(layer),
                tone: toneOf(layer),
                points: moments.map(({ epoch, norms }) => [epoch, height(norms[layer]!)] as const),
              }))}
              dots={
                now?.norms.map((norm, layer) => ({
                  x: now.epoch,
                  y: height(norm),
                  tone: toneOf(layer),
                })) ?? []
              }
            />
          </div>
          <div className={styles.buttons}>
            <DeepButtons
              runs={[deep]}
              label="Train"
              onPress={toggle}
              onFirstWeights={() => actions.reset(plan)}
            />
          </div>
          <Readings
            rows={[
              ['first layer ÷ output layer', ratio === null ? '–' : scientific(ratio)],
              ['epoch', `${run.position.epoch.toFixed(1)} of ${String(plan.epochs)}`],
              ['test digits read right', percent === null ? 'not trained' : percentText(percent)],
            ]}
          />
        </div>
      </div>
      <h4 className={styles.heading}>Histograms of each layer, now</h4>
      <LayerHistograms layers={layers} count={last + 1} />
    </FigureFrame>
  );
}
