// A ball on a landscape of two variables: the surface, its map, and every step written out. Page thread.
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { stopScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { descend, isLost, stepFrom } from '../landscape/descent.ts';
import { landscapeNames, landscapes, range } from '../landscape/landscapes.ts';
import { Contours, Walk } from '../landscape/map-layers.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { useRunning } from '../landscape/use-running.ts';
import type { Point } from '../plane/half-plane.ts';
import { Plane } from '../plane/plane.tsx';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { SurfaceView } from './surface-view.tsx';
import { firstPose, poseSchema } from './turning.ts';
import styles from './surface.module.css';

const coordinate = v.pipe(v.number(), v.minValue(range.min), v.maxValue(range.max));
const most = { eta: 2, steps: 1000 };
const least = 0.0001;
/** The largest rate with which the bowl's ball comes in, to two digits: the limit itself is 1. */
const largest = 0.99;
const schema = v.strictObject({
  landscape: v.picklist(landscapeNames),
  x: coordinate,
  y: coordinate,
  eta: v.pipe(v.number(), v.minValue(least), v.maxValue(most.eta)),
  steps: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most.steps)),
  pose: poseSchema,
});
type State = v.InferOutput<typeof schema>;

const initial: State = {
  landscape: 'x2y',
  x: 2,
  y: 2,
  eta: 0.05,
  steps: 6,
  pose: firstPose,
};
const etas = stopScale([
  0.001,
  0.002,
  0.005,
  ...Array.from({ length: 120 }, (_, i) => (i + 1) / 100),
]);
/** Milliseconds between two steps while it runs: slow enough to follow. */
const pace = 120;
const options = landscapeNames.map((name) => ({
  value: name,
  label: `${landscapes[name].name}: ${landscapes[name].formula}`,
}));

const pair = ([x, y]: Point, decimals: number) =>
  `(${number(x, decimals)}, ${number(y, decimals)})`;
/** Long numbers shortened, so that they keep to their place. */
const number = (value: number, decimals: number) =>
  Math.abs(value) >= 1e5 ? value.toExponential(2).replace(/-/g, '−') : signed(value, decimals);

/** Whether a bowl's ball is on its way in: half the height it started from is gone. */
function converging(state: State, height: number): boolean {
  const start = landscapes[state.landscape].height([state.x, state.y]);
  return state.steps > 0 && start > 0 && height < start / 2;
}

export default function Surface({ number: figure }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('surface', schema, initial);
  const { x, y, eta, steps } = state;
  const landscape = landscapes[state.landscape];
  const places = descend(landscape, [x, y], eta, steps);
  const now = places.at(-1)!;
  const gone = isLost(now);
  const made = places.length - 1;
  const ended = gone || made >= most.steps;
  const step = stepFrom(landscape, places.at(-2) ?? now, eta);
  const go = (count: number) => {
    if (!ended) change({ steps: Math.min(most.steps, made + count) });
  };
  const [running, setRunning] = useRunning(() => go(1), pace, ended);
  const height = landscape.height(now);
  useReportGoal(
    'largest-eta',
    state.landscape === 'bowl' && eta >= largest - 0.005 && eta < 1 && converging(state, height),
  );

  function start(at: Partial<State>): void {
    setRunning(false);
    change({ ...at, steps: 0 });
  }

  return (
    <FigureFrame
      title="A ball on a surface"
      number={figure}
      run={
        <FigureTools
          onReset={() => {
            setRunning(false);
            reset();
          }}
          link={link}
        />
      }
      tryThis="move the learning rate and watch the whole path change with it. Then set the ball down elsewhere, take one step, and compare what was promised with what came."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Select
            label="Landscape"
            value={state.landscape}
            options={options}
            onChange={(name) => {
              const [startX, startY] = landscapes[name].start;
              start({ landscape: name, x: startX, y: startY });
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
          <div className={styles.fields}>
            <NumberField
              label="Rate η"
              value={eta}
              min={least}
              max={most.eta}
              onChange={(value) => change({ eta: value })}
            />
            <NumberField
              label="Start x"
              value={x}
              min={range.min}
              max={range.max}
              onChange={(value) => start({ x: value })}
            />
            <NumberField
              label="Start y"
              value={y}
              min={range.min}
              max={range.max}
              onChange={(value) => start({ y: value })}
            />
          </div>
          <div className={styles.buttons}>
            <Button primary onClick={() => setRunning(!running)} inactive={ended}>
              {running ? 'Stop' : 'Run'}
            </Button>
            <Button onClick={() => go(1)} inactive={ended}>
              Step
            </Button>
            <Button onClick={() => go(100)} inactive={ended}>
              100 steps
            </Button>
            <Button onClick={() => start({})} inactive={made === 0}>
              Back to start
            </Button>
          </div>
        </div>
        <SurfaceView
          landscape={landscape}
          places={places}
          pose={state.pose}
          onTurn={(turn) => change(({ pose }) => ({ pose: turn(pose) }))}
        />
        <div className={styles.map}>
          <Plane
            label={`Map of ${landscape.formula}. The ball is at ${pair(now, 2)}, at the height ${number(height, 2)}, after ${String(made)} steps.`}
            range={range}
            axes={['x', 'y']}
            ticks={[-3, -2, -1, 0, 1, 2, 3]}
            onPress={(at) => {
              const [startX, startY] = at.map(
                (value) => Math.round(Math.min(range.max, Math.max(range.min, value)) * 100) / 100,
              );
              start({ x: startX!, y: startY! });
            }}
          >
            <Contours height={landscape.height} levels={landscape.levels} />
            <Walk places={places} mark="accent" dotted />
          </Plane>
        </div>
        <div className={styles.step}>
          <h4>{made === 0 ? 'The step to come' : `Step ${String(made)}`}</h4>
          <Readings
            rows={[
              ['from', pair(step.from, 3)],
              ['gradient ∇f there', pair(step.gradient, 3)],
              ['step −η∇f', pair(step.move, 3)],
              ['to', pair(step.to, 3)],
              [
                'height f',
                `${number(landscape.height(step.from), 3)} → ${made === 0 ? '?' : number(height, 3)}`,
              ],
              ['promised −η‖∇f‖²', number(step.promised, 4)],
              ['came', made === 0 ? 'take the step' : number(step.change, 4)],
            ]}
          />
          <p className={styles.verdict} aria-live={running ? 'off' : 'polite'}>
            {verdict(made, gone, step.promised, step.change)}
          </p>
        </div>
      </div>
    </FigureFrame>
  );
}

function verdict(made: number, gone: boolean, promised: number, came: number): string {
  if (gone) return 'The ball has left for good. Go back to the start, or lower the rate.';
  if (made === 0) return 'The ball stands at its start.';
  if (promised > -1e-9) return 'The ground is flat here: there is nothing left to promise.';
  const kept = Math.round((100 * came) / promised);
  if (came > 0) return 'It went up, though down was promised: the step was too long.';
  return `${String(kept)} % of what was promised came.`;
}
