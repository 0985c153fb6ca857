// One sigmoid unit that becomes a step: by its weight and bias, or by steepness and place. Page thread.
import * as v from 'valibot';
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { CurvePlot, sample } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stepScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { domain, placeOf, riseWidth } from '../bumps/hidden-layer.ts';
import type { FigureProps } from '../figure-props.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import styles from './step-builder.module.css';

const most = 200;
const between = v.pipe(v.number(), v.minValue(-most), v.maxValue(most));
const schema = v.strictObject({ w: between, b: between });
const initial: v.InferOutput<typeof schema> = { w: 8, b: 2 };
const whole = wholeScale(-most, most);
const steepnesses = wholeScale(1, most);
const places = stepScale(domain.min, domain.max, 2);
/** The exercise asks for a step from 1 % to 99 % within 0.1, at 0.4. */
const asked = { place: 0.4, half: 0.05 };

const rounded = (value: number) => Math.round(value * 100) / 100;
const clamp = (value: number) => Math.min(most, Math.max(-most, value));

export default function StepBuilder({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('step', schema, initial);
  const { w, b } = state;
  const answer = (x: number) => sigmoid.output(w * x + b);
  const place = placeOf(state);
  const rise = riseWidth(state);
  const inside = place !== null && Math.abs(place) <= domain.max;
  useReportGoal(
    'step-placed',
    answer(asked.place - asked.half) <= 0.01 && answer(asked.place + asked.half) >= 0.99,
  );
  /** The place stays where it is while the steepness changes. */
  const steepen = (steepness: number) => {
    const sign = w < 0 ? -1 : 1;
    change({ w: sign * steepness, b: rounded(clamp(-sign * steepness * (place ?? 0))) });
  };
  const move = (to: number) => change({ b: rounded(clamp(-w * to)) });

  return (
    <FigureFrame
      title="One unit, one step"
      number={number}
      run={<FigureTools onReset={reset} link={link} />}
      tryThis="drag the curve to another place, and see which of the two numbers moved. Then make it steep, and see why the other must move too."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.groups}>
          <fieldset>
            <legend>The unit’s own numbers</legend>
            <Slider
              label="Weight"
              symbol="w"
              value={w}
              scale={whole}
              format={(value) => signed(value, 0)}
              describe={(value) => `weight ${signed(value, 0)}`}
              onChange={(value) => change({ w: value })}
            />
            <Slider
              label="Bias"
              symbol="b"
              value={b}
              scale={whole}
              format={(value) => signed(value, Number.isInteger(value) ? 0 : 2)}
              describe={(value) => `bias ${signed(value, 2)}`}
              onChange={(value) => change({ b: value })}
            />
          </fieldset>
          <fieldset>
            <legend>What they make</legend>
            <Slider
              label="Steepness"
              symbol="|w|"
              value={Math.max(1, Math.abs(w))}
              scale={steepnesses}
              format={String}
              describe={(value) => `steepness ${String(value)}, the place kept`}
              onChange={steepen}
            />
            <Slider
              label="Place"
              symbol="s = −b/w"
              value={Math.min(domain.max, Math.max(domain.min, place ?? 0))}
              scale={places}
              format={() => (place === null ? 'none' : signed(place, 2))}
              describe={(value) => `place ${signed(value, 2)}`}
              onChange={move}
            />
          </fieldset>
        </div>
        <CurvePlot
          label={
            place === null
              ? `The unit answers ${answer(0).toFixed(2)} everywhere.`
              : `The unit’s answer is half way at ${signed(place, 2)}; it changes from a tenth to nine tenths within ${rise!.toFixed(3)}.`
          }
          x={{ min: domain.min, max: domain.max, ticks: [-1, -0.5, 0, 0.5, 1], label: 'input x' }}
          y={{ min: 0, max: 1, ticks: [0, 0.5, 1], label: 'answer a = σ(wx + b)' }}
          curves={[
            ...(place === null
              ? []
              : [
                  {
                    name: 'step',
                    points: sample(
                      (x) => (x > place === w > 0 ? 1 : 0),
                      domain.min,
                      domain.max,
                      1000,
                    ),
                    tone: 'soft' as const,
                    dashed: true,
                  },
                ]),
            { name: 'unit', points: sample(answer, domain.min, domain.max, 500), tone: 'accent' },
          ]}
          dots={inside ? [{ x: place, y: 0.5, tone: 'accent', label: 's' }] : []}
          onPlace={(x) => move(Math.round(x * 100) / 100)}
        />
        <Readings
          rows={[
            ['place s = −b / w', place === null ? 'none: w is 0' : signed(place, 4)],
            ['slope there, w / 4', signed(w / 4, 2)],
            ['from 0.1 to 0.9 within', rise === null ? 'never' : rise.toFixed(4)],
            ['answer at x = 0.35', answer(0.35).toFixed(4)],
            ['answer at x = 0.45', answer(0.45).toFixed(4)],
          ]}
        />
      </div>
    </FigureFrame>
  );
}
