// A ball that goes down a curve by gradient descent, from where the reader puts it. Page thread.
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { CurvePlot, sample } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale, stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { NumberField } from '../landscape/number-field.tsx';
import { useRunning } from '../landscape/use-running.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { curveNames, curves, isLost, reach, roll } from './curves.ts';
import styles from './ball-on-curve.module.css';

const mostSteps = 500;
const mostEta = 4;
const leastEta = 0.001;
const schema = v.strictObject({
  curve: v.picklist(curveNames),
  start: v.pipe(v.number(), v.minValue(-reach), v.maxValue(reach)),
  eta: v.pipe(v.number(), v.minValue(leastEta), v.maxValue(mostEta)),
  steps: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostSteps)),
});
const initial: v.InferOutput<typeof schema> = { curve: 'valley', start: -2.6, eta: 0.2, steps: 4 };
const starts = stepScale(-reach, reach, 1);
const etas = stopScale([
  0.01,
  0.02,
  ...Array.from({ length: 50 }, (_, i) => (i + 1) / 20),
  3,
  mostEta,
]);
/** Milliseconds between two steps while it runs: slow enough to follow. */
const pace = 250;
/** Dots of the last steps only, so that a long run does not cover the curve. */
const trail = 25;

export default function BallOnCurve({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('ball', schema, initial);
  const { start, eta } = state;
  const curve = curves[state.curve];
  const places = roll(curve, start, eta, state.steps);
  const made = places.length - 1;
  const now = places[made]!;
  const slope = curve.slope(now);
  const gone = isLost(now);
  const ended = gone || made >= mostSteps;
  const step = () => change({ steps: made + 1 });
  const [running, setRunning] = useRunning(step, pace, ended);
  const place = (at: number) => {
    setRunning(false);
    change({ start: Math.round(at * 100) / 100, steps: 0 });
  };
  const shown = (value: number, decimals: number) =>
    Math.abs(value) >= 1e5 ? value.toExponential(1).replace(/-/g, '−') : signed(value, decimals);
  const passed = places.slice(0, -1).slice(-trail);
  const inside = Math.abs(now) <= reach && curve.cost(now) <= curve.high;

  return (
    <FigureFrame
      title="A ball on a curve"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            setRunning(false);
            reset();
          }}
          link={link}
        />
      }
      tryThis="drag the ball to another place and let it run. Then raise the rate until it crosses the valley, and until it climbs out."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Select
            label="Curve"
            value={state.curve}
            options={curveNames.map((name) => ({ value: name, label: curves[name].name }))}
            onChange={(name) => {
              setRunning(false);
              change({ curve: name, steps: 0 });
            }}
          />
          <Slider
            label="Learning rate"
            symbol="η"
            value={eta}
            scale={etas}
            format={String}
            describe={(value) => `learning rate ${String(value)}`}
            onChange={(value) => change({ eta: value })}
          />
          <Slider
            label="Start"
            symbol="w"
            value={start}
            scale={starts}
            format={(value) => signed(value, 2)}
            describe={(value) => `start at ${signed(value, 2)}`}
            onChange={place}
          />
          <NumberField
            label="Rate η, typed"
            value={eta}
            min={leastEta}
            max={mostEta}
            onChange={(value) => change({ eta: value })}
          />
          <div className={styles.buttons}>
            <Button primary onClick={() => setRunning(!running)} inactive={ended}>
              {running ? 'Stop' : 'Run'}
            </Button>
            <Button onClick={step} inactive={ended}>
              Step
            </Button>
            <Button onClick={() => place(start)} inactive={made === 0}>
              Back to start
            </Button>
          </div>
        </div>
        <CurvePlot
          label={`${curve.formula}. The ball is at ${shown(now, 2)}, at the cost ${shown(curve.cost(now), 3)}, after ${String(made)} steps.`}
          x={{ min: -reach, max: reach, ticks: [-3, -2, -1, 0, 1, 2, 3], label: 'w' }}
          y={{ min: curve.low, max: curve.high, ticks: curve.ticks, label: curve.formula }}
          curves={[
            { name: 'curve', points: sample(curve.cost, -reach, reach), tone: 'soft' },
            {
              name: 'path',
              points: places.slice(-trail - 1).map((at) => [at, curve.cost(at)]),
              tone: 'accent',
              dashed: true,
            },
          ]}
          dots={[
            ...passed
              .filter((at) => Math.abs(at) <= reach && curve.cost(at) <= curve.high)
              .map((at) => ({ x: at, y: curve.cost(at), tone: 'accent' as const, hollow: true })),
            ...(inside
              ? [{ x: now, y: curve.cost(now), tone: 'accent' as const, label: signed(now, 2) }]
              : []),
          ]}
          onPlace={place}
        />
        <div>
          <Readings
            rows={[
              ['steps', String(made)],
              ['place w', shown(now, 4)],
              ['cost C(w)', shown(curve.cost(now), 4)],
              ['slope C′(w)', shown(slope, 4)],
              ['next step −η C′(w)', shown(-eta * slope, 4)],
            ]}
          />
          <p className={styles.verdict} aria-live={running ? 'off' : 'polite'}>
            {verdict(places, curve.cost, slope, gone, inside)}
          </p>
        </div>
      </div>
    </FigureFrame>
  );
}

function verdict(
  places: readonly number[],
  cost: (v: number) => number,
  slope: number,
  gone: boolean,
  inside: boolean,
): string {
  if (gone) return 'The ball has left for good. Go back to the start, or lower the rate.';
  if (!inside) return 'The ball has left the picture.';
  if (Math.abs(slope) < 1e-3) return 'The ground is level here, so the ball stays.';
  const before = places.at(-2);
  const now = places.at(-1)!;
  if (before === undefined) return 'The ball stands at its start.';
  return cost(now) > cost(before)
    ? 'The last step went up: it was too long.'
    : 'The last step went down.';
}
