// Four weighted sums by slider, their softmax as bars, and what a change of one does to all. Page thread.
import * as v from 'valibot';
import { BarList } from '../../ui/bar-list.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale, stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import bench from '../digit-runs/bench.module.css';
import type { FigureProps } from '../figure-props.ts';
import { exponential } from '../scientific.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { verdictOf } from '../reading.ts';
import { slopes, softmax } from './softmax.ts';

const sum = v.pipe(v.number(), v.minValue(-5), v.maxValue(5));
const schema = v.strictObject({
  z: v.tuple([sum, sum, sum, sum]),
  temperature: v.pipe(v.number(), v.minValue(0.1), v.maxValue(10)),
  /** Whose change is asked about, from 0. */
  moved: v.picklist([0, 1, 2, 3]),
});
type State = v.InferOutput<typeof schema>;
const initial: State = { z: [1, 2.5, -0.5, 0.2], temperature: 1, moved: 1 };
const places = [0, 1, 2, 3] as const;
const sums = stepScale(-5, 5, 1);
const temperatures = stopScale([0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10]);

const replaced = (z: State['z'], place: number, value: number): State['z'] => [
  place === 0 ? value : z[0],
  place === 1 ? value : z[1],
  place === 2 ? value : z[2],
  place === 3 ? value : z[3],
];

export default function SoftmaxBars({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('softmax', schema, initial);
  const { z, temperature, moved } = state;
  const a = softmax(z, temperature);
  const answers = slopes(a, moved, temperature);
  const top = verdictOf(a);
  useReportGoal(
    'softmax-others',
    z[0] === initial.z[0] && temperature === 1 && a[0]! >= 0.5 && a[0]! < 0.6,
  );

  return (
    <FigureFrame
      title="Shares of one"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="raise one sum and watch the bars that you did not touch. Then raise all four by the same amount."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={bench.pair}>
        <div className={bench.controls}>
          {places.map((place) => (
            <Slider
              key={place}
              label={`Weighted sum ${String(place + 1)}`}
              symbol={`z${'₁₂₃₄'[place] ?? ''}`}
              value={z[place]}
              scale={sums}
              format={(value) => signed(value)}
              describe={(value) => signed(value)}
              onChange={(value) => change({ z: replaced(z, place, value), moved: place })}
            />
          ))}
          <Slider
            label="Temperature"
            symbol="T"
            value={temperature}
            scale={temperatures}
            format={String}
            describe={String}
            onChange={(value) => change({ temperature: value })}
          />
        </div>
        <div className={bench.controls}>
          <h4 className={bench.heading}>Outputs a: they add up to 1</h4>
          <BarList
            label="Softmax outputs"
            items={a.map((share, j) => ({ name: String(j + 1), share }))}
            top={top}
          />
          <Select
            label="Raise the weighted sum"
            value={String(moved)}
            options={places.map((place) => ({
              value: String(place),
              label: `number ${String(place + 1)} a little`,
            }))}
            onChange={(value) => {
              const place = places.find((one) => String(one) === value);
              if (place !== undefined) change({ moved: place });
            }}
          />
          <div
            className={bench.scroll}
            tabIndex={0}
            role="region"
            aria-label="How the outputs answer"
          >
            <table className={bench.table}>
              <thead>
                <tr>
                  <th scope="col">output</th>
                  <th scope="col">e^(z/T)</th>
                  <th scope="col">a</th>
                  <th scope="col">∂a/∂z{'₁₂₃₄'[moved]}</th>
                </tr>
              </thead>
              <tbody>
                {places.map((j) => (
                  <tr key={j}>
                    <th scope="row">{j + 1}</th>
                    <td>{powerText(Math.exp(z[j] / temperature))}</td>
                    <td>{a[j]!.toFixed(4)}</td>
                    <td>{signed(answers[j]!, 4)}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">together</th>
                  <td>
                    {powerText(
                      z.reduce((total, value) => total + Math.exp(value / temperature), 0),
                    )}
                  </td>
                  <td>{a.reduce((total, share) => total + share, 0).toFixed(4)}</td>
                  <td>
                    {signed(
                      answers.reduce((total, one) => total + one, 0),
                      4,
                    )}
                  </td>
                </tr>
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </FigureFrame>
  );
}

/** Powers reach 10^21 at the lowest temperature. */
const powerText = (value: number): string =>
  value >= 1e5 || value < 1e-3 ? exponential(value, 1) : value.toFixed(3);
