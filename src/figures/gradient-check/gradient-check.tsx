// One slope computed both ways: by backpropagation and by central differences, for large and small steps. Page thread.
import * as v from 'valibot';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { example } from '../network-drawing/example.ts';
import { NetworkDrawing } from '../network-drawing/network-drawing.tsx';
import { powerOfTen } from '../scientific.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { forward, placeName, places } from '../tiny-network/tiny-network.ts';
import { epsilons, floorOf, slopeByBackpropagation, valley } from './differences.ts';
import styles from './gradient-check.module.css';

const all = places(example.network);
const names = all.map(placeName);
const schema = v.strictObject({
  parameter: v.picklist(names),
  /** Of `epsilons`. */
  step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(epsilons.length - 1)),
  mistake: v.boolean(),
});
const initial: v.InferOutput<typeof schema> = { parameter: 'w²₁₁', step: 2, mistake: false };

// The smallest step at the left, as on the plot.
const scale = wholeScale(1 - epsilons.length, 0);
/** The plot's lowest power of ten; what is nearer to 0, or 0 itself, is drawn there. */
const lowest = -14;
const highest = -2;
/** The chosen step is at the best place when its gap is at most so many times the least. */
const nearFloor = 3;
const mistaken = 1.001;

const activations = forward(example.network, example.input, sigmoid).a;

export default function GradientCheck({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('check', schema, initial);
  const { parameter, step, mistake } = state;
  const place = all[names.indexOf(parameter)]!;
  const slope = slopeByBackpropagation(example, place) * (mistake ? mistaken : 1);
  const gaps = valley(example, place, slope);
  const chosen = gaps[step]!;
  const floor = floorOf(gaps);
  useReportGoal('gradient-floor', !mistake && chosen.gap <= nearFloor * floor.gap);

  const height = (gap: number) => Math.max(lowest, Math.log10(gap));
  return (
    <FigureFrame
      title="Do not take our word"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="move ε to the valley’s floor, weight after weight. Then put in the mistake, and look for the floor again."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.parts}>
        <div className={styles.left}>
          <NetworkDrawing
            network={example.network}
            label={`The network of two inputs, two hidden neurons and two outputs; ${parameter} is chosen.`}
            activation={({ layer, j }) => activations[layer - 1]![j]!}
            lit={{ nodes: [], places: [place] }}
            onChoose={(pressed) => change({ parameter: placeName(pressed) })}
          />
          <Select
            label="Weight or bias"
            value={parameter}
            options={names.map((name) => ({ value: name, label: name }))}
            onChange={(name) => change({ parameter: name })}
          />
        </div>
        <div className={styles.right}>
          <CurvePlot
            label={`How far apart both ways are, for ε from 10 to the −8 to 10 to the −1. Least at ${power(floor.epsilon)}: ${scientific(floor.gap)}. At the chosen ${power(chosen.epsilon)}: ${scientific(chosen.gap)}.`}
            x={{ min: -8, max: -1, ticks: [-8, -6, -4, -2], label: 'ε', format: powerOfTen }}
            y={{
              min: lowest,
              max: highest,
              ticks: [-14, -11, -8, -5, -2],
              label: 'distance of both ways',
              format: powerOfTen,
            }}
            curves={[
              {
                name: 'gaps',
                points: gaps.map(({ epsilon, gap }) => [Math.log10(epsilon), height(gap)]),
                tone: 'accent',
              },
            ]}
            dots={[
              {
                x: Math.log10(floor.epsilon),
                y: height(floor.gap),
                tone: 'active',
                hollow: true,
              },
              { x: Math.log10(chosen.epsilon), y: height(chosen.gap), tone: 'accent' },
            ]}
            onPlace={(at) =>
              change({
                step: Math.max(0, Math.min(epsilons.length - 1, Math.round(-2 * (at + 1)))),
              })
            }
          />
          <Slider
            label="Step"
            symbol="ε"
            value={-step}
            scale={scale}
            format={(value) => power(epsilons[-value]!)}
            describe={(value) => `epsilon ${power(epsilons[-value]!)}`}
            onChange={(value) => change({ step: Math.abs(value) })}
          />
          <Readings
            rows={[
              [`∂C/∂${parameter}, backpropagation`, signed(slope, 14)],
              ['(C(w + ε) − C(w − ε)) / 2ε', signed(chosen.difference, 14)],
              ['distance', scientific(chosen.gap)],
              ['least at ε', `${power(floor.epsilon)}: ${scientific(floor.gap)}`],
            ]}
          />
          <label className={styles.mistake}>
            <input
              type="checkbox"
              role="switch"
              checked={mistake}
              onChange={(event) => change({ mistake: event.currentTarget.checked })}
            />
            Put in a mistake: backpropagation’s slope a thousandth too large
          </label>
        </div>
      </div>
    </FigureFrame>
  );
}

/** Half powers of ten as they are spoken of: 10⁻⁵, 3.2·10⁻⁵. */
function power(epsilon: number): string {
  const exponent = Math.floor(Math.log10(epsilon) + 1e-9);
  const factor = epsilon / 10 ** exponent;
  return factor < 1.01 ? powerOfTen(exponent) : `${factor.toFixed(1)}·${powerOfTen(exponent)}`;
}

function scientific(value: number): string {
  if (value === 0) return '0';
  const [factor, exponent] = value.toExponential(1).split('e');
  return `${factor!}·${powerOfTen(Number(exponent))}`;
}
