// The same small network with thresholds and with sigmoids: what a nudge to one weight does to the answer. Page thread.
import * as v from 'valibot';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { CurvePlot, sample } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale, stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { scientific } from '../scientific.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import {
  forward,
  placeName,
  places,
  valueAt,
  withValue,
  type Place,
  type TinyNetwork,
} from '../tiny-network/tiny-network.ts';
import { outputSlope } from './output-slope.ts';
import styles from './nudge.module.css';

/** 2-2-1, its neurons away from their flat ends; with thresholds its answer jumps where the first weight is 0.5. */
const network: TinyNetwork = [
  {
    w: [
      [1, -1.5],
      [-1, 2.5],
    ],
    b: [0.3, -0.6],
  },
  { w: [[3, -2.2]], b: [-0.9] },
];
const input = [0.6, 0.4];
const step = { output: (z: number) => (z > 0 ? 1 : 0) };

const all = places(network);
const names = all.map(placeName);
const limit = 5;
const schema = v.strictObject({
  parameter: v.picklist(names),
  value: v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit)),
  nudge: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
});
type State = v.InferOutput<typeof schema>;

const first: Place = { layer: 2, j: 0, k: 0 };
const initial: State = { parameter: placeName(first), value: valueAt(network, first), nudge: 0.5 };
const scale = stepScale(-limit, limit, 2);
const nudges = stopScale([0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);

export default function Nudge({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('nudge', schema, initial);
  const { parameter, value, nudge } = state;
  const place = all[names.indexOf(parameter)]!;
  const answer = (f: { output: (z: number) => number }) => (w: number) =>
    forward(withValue(network, place, w), input, f).a.at(-1)![0]!;
  const hard = answer(step);
  const soft = answer(sigmoid);
  const slope = outputSlope(withValue(network, place, value), input, place);
  const effect = (size: number) => ({
    promised: slope * size,
    true: soft(value + size) - soft(value),
  });
  const now = effect(nudge);
  const tenth = effect(nudge / 10);
  const gap = Math.abs(now.true - now.promised);
  const smallGap = Math.abs(tenth.true - tenth.promised);

  const x = { min: -limit, max: limit + 1, ticks: [-4, -2, 0, 2, 4], label: parameter };
  const y = { min: 0, max: 1, ticks: [0, 0.5, 1], label: 'answer of the network' };
  return (
    <FigureFrame
      title="The nudge"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="make the nudge ten times smaller, and compare the gap between promise and truth before and after."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.plots}>
        <div>
          <h4>With thresholds</h4>
          <CurvePlot
            label={`With thresholds the answer is ${String(hard(value))}, and ${String(hard(value + nudge))} after the nudge.`}
            x={x}
            y={y}
            curves={[
              { name: 'answer', points: sample(hard, -limit, limit + 1, 1100), tone: 'soft' },
            ]}
            dots={[
              { x: value + nudge, y: hard(value + nudge), tone: 'soft', hollow: true },
              {
                x: value,
                y: hard(value),
                tone: 'accent',
                label: String(hard(value)),
                below: hard(value) === 1,
              },
            ]}
            onPlace={(at) => change({ value: Math.min(limit, Math.round(at * 100) / 100) })}
          />
        </div>
        <div>
          <h4>With sigmoids</h4>
          <CurvePlot
            label={`With sigmoids the answer is ${soft(value).toFixed(3)}, and ${soft(value + nudge).toFixed(3)} after the nudge.`}
            x={x}
            y={y}
            curves={[
              { name: 'answer', points: sample(soft, -limit, limit + 1, 300), tone: 'accent' },
              {
                name: 'promise',
                points: [
                  [value, soft(value)],
                  [value + nudge, soft(value) + now.promised],
                ],
                tone: 'negative',
              },
            ]}
            dots={[
              { x: value + nudge, y: soft(value + nudge), tone: 'accent', hollow: true },
              {
                x: value,
                y: soft(value),
                tone: 'accent',
                label: soft(value).toFixed(3),
                // On the side of the curve where the nudged dot is not.
                below: slope >= 0,
              },
            ]}
            onPlace={(at) => change({ value: Math.min(limit, Math.round(at * 100) / 100) })}
          />
        </div>
      </div>
      <div className={styles.below}>
        <div className={styles.controls}>
          <Select
            label="Weight or bias"
            value={parameter}
            options={names.map((name) => ({ value: name, label: name }))}
            onChange={(name) =>
              change({ parameter: name, value: valueAt(network, all[names.indexOf(name)]!) })
            }
          />
          <Slider
            label="Its value"
            value={value}
            scale={scale}
            format={(at) => signed(at, 2)}
            describe={(at) => `${parameter} is ${signed(at, 2)}`}
            onChange={(at) => change({ value: at })}
          />
          <Slider
            label="Nudge"
            symbol="Δw"
            value={nudge}
            scale={nudges}
            format={String}
            describe={(size) => `nudge of ${String(size)}`}
            onChange={(size) => change({ nudge: size })}
          />
        </div>
        <Readings
          rows={[
            [`slope ∂a/∂${parameter}`, signed(slope, 6)],
            ['promised Δa', signed(now.promised, 8)],
            ['true Δa', signed(now.true, 8)],
            ['gap', scientific(gap)],
          ]}
        />
        <Readings
          rows={[
            ['with a nudge ten times smaller', ''],
            ['promised Δa', signed(tenth.promised, 8)],
            ['true Δa', signed(tenth.true, 8)],
            ['gap', scientific(smallGap)],
            ['the gap is smaller by', `${(gap / smallGap).toPrecision(3)} times`],
          ]}
        />
      </div>
    </FigureFrame>
  );
}
