// The perceptron's step against the sigmoid, with a dot to drag along and the slope where it stands. Page thread.
import * as v from 'valibot';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { CurvePlot, sample } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stepScale, stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import styles from './step-and-sigmoid.module.css';

const between = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const schema = v.strictObject({
  w: between(-4, 4),
  b: between(-6, 6),
  factor: between(1, 100),
  x: between(-6, 6),
  nudge: between(1e-4, 1),
});
const initial: v.InferOutput<typeof schema> = { w: 1, b: 0, factor: 1, x: 0, nudge: 0.04 };

const scales = {
  w: stepScale(-4, 4, 1),
  b: stepScale(-6, 6, 1),
  factor: stopScale([1, 2, 3, 5, 10, 20, 50, 100]),
  x: stepScale(-6, 6, 2),
  nudge: stopScale([0.0004, 0.001, 0.002, 0.004, 0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 1]),
};
const slopeAt = (z: number) => sigmoid.derivative(z, sigmoid.output(z));

export default function StepAndSigmoid({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('sigmoid', schema, initial);
  const { factor, x, nudge } = state;
  const w = state.w * factor;
  const b = state.b * factor;
  const z = w * x + b;
  const a = sigmoid.output(z);
  const slope = slopeAt(z);
  const truth = sigmoid.output(z + nudge) - a;
  useReportGoal('half-slope', Math.abs(slope - 1 / 8) < 0.0025);
  const step = (at: number) => (w * at + b > 0 ? 1 : 0);

  return (
    <FigureFrame
      title="A step and a sigmoid"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="drag along the curve and watch the slope. Then multiply weight and bias by a hundred: what is left of the difference?"
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Slider
            label="Input"
            symbol="x"
            value={x}
            scale={scales.x}
            format={(value) => signed(value, 2)}
            describe={(value) => `input ${signed(value, 2)}`}
            onChange={(value) => change({ x: value })}
          />
          <Slider
            label="Weight"
            symbol="w"
            value={state.w}
            scale={scales.w}
            format={signed}
            describe={(value) => `weight ${signed(value)}`}
            onChange={(value) => change({ w: value })}
          />
          <Slider
            label="Bias"
            symbol="b"
            value={state.b}
            scale={scales.b}
            format={signed}
            describe={(value) => `bias ${signed(value)}`}
            onChange={(value) => change({ b: value })}
          />
          <Slider
            label="Multiply both by"
            value={factor}
            scale={scales.factor}
            format={String}
            describe={(value) => `weight and bias times ${String(value)}`}
            onChange={(value) => change({ factor: value })}
          />
          <Slider
            label="Nudge"
            symbol="Δz"
            value={nudge}
            scale={scales.nudge}
            format={String}
            describe={(value) => `nudge of ${String(value)}`}
            onChange={(value) => change({ nudge: value })}
          />
        </div>
        <CurvePlot
          label={`At input ${signed(x, 2)} the perceptron answers ${String(step(x))}, the sigmoid neuron ${a.toFixed(3)}.`}
          x={{ min: -6, max: 6, ticks: [-6, -4, -2, 0, 2, 4, 6], label: 'input x' }}
          y={{ min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'answer' }}
          curves={[
            { name: 'step', points: sample(step, -6, 6, 1200), tone: 'soft', dashed: true },
            {
              name: 'sigmoid',
              points: sample((at) => sigmoid.output(w * at + b), -6, 6, 400),
              tone: 'accent',
            },
          ]}
          dots={[
            { x, y: step(x), tone: 'soft', hollow: true },
            { x, y: a, tone: 'accent', label: a.toFixed(3) },
          ]}
          onPlace={(at) => change({ x: Math.round(at * 100) / 100 })}
        />
        <Readings
          rows={[
            ['weighted sum z = wx + b', signed(z, 2)],
            ['perceptron', String(step(x))],
            ['sigmoid neuron a = σ(z)', a.toFixed(6)],
            ['slope σ′(z) = a (1 − a)', slope.toFixed(6)],
            ['promised Δa = σ′(z) Δz', signed(slope * nudge, 8)],
            ['true Δa', signed(truth, 8)],
            ['difference', signed(truth - slope * nudge, 8)],
          ]}
        />
      </div>
    </FigureFrame>
  );
}
