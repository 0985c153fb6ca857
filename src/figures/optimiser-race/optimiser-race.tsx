// SGD, momentum, RMSprop and Adam from one start over one landscape, each with a rate of its own. Page thread.
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { decadeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { isLost } from '../landscape/descent.ts';
import { heightAxis } from '../landscape/height-axis.ts';
import { landscapeNames, landscapes, range } from '../landscape/landscapes.ts';
import { Contours, Walk } from '../landscape/map-layers.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { useRunning } from '../landscape/use-running.ts';
import { Plane } from '../plane/plane.tsx';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { race, racerNames, type RacerName } from './race.ts';
import styles from './optimiser-race.module.css';

const mostSteps = 200;
const coordinate = v.pipe(v.number(), v.minValue(range.min), v.maxValue(range.max));
const rate = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));
const schema = v.strictObject({
  landscape: v.picklist(landscapeNames),
  x: coordinate,
  y: coordinate,
  sgd: rate,
  momentum: rate,
  rmsprop: rate,
  adam: rate,
  steps: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostSteps)),
});
const [startX, startY] = landscapes.ravine.start;
const initial: v.InferOutput<typeof schema> = {
  landscape: 'ravine',
  x: startX,
  y: startY,
  sgd: 0.09,
  momentum: 0.02,
  rmsprop: 0.1,
  adam: 0.2,
  steps: 25,
};
/** Steps that the plot of heights shows: the first that holds all. */
const spans = [50, 100, mostSteps];
const rates = decadeScale(-4, 0, [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]);
/** Milliseconds between two steps while it runs: slow enough to follow. */
const pace = 90;

/** Letter and colour stand for a racer together. */
const racers = {
  sgd: { label: 'SGD', letter: 'S', mark: 'ink', tone: 'soft' },
  momentum: { label: 'Momentum', letter: 'M', mark: 'accent', tone: 'accent' },
  rmsprop: { label: 'RMSprop', letter: 'R', mark: 'negative', tone: 'negative' },
  adam: { label: 'Adam', letter: 'A', mark: 'active', tone: 'active' },
} as const satisfies Record<RacerName, object>;

export default function OptimiserRace({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('race', schema, initial);
  const { x, y, steps } = state;
  const landscape = landscapes[state.landscape];
  const paths = racerNames.map((name) => ({
    name,
    ...racers[name],
    places: race(name, landscape, [x, y], state[name], steps),
  }));
  const ended = steps >= mostSteps;
  const step = () => change({ steps: Math.min(mostSteps, steps + 1) });
  const [running, setRunning] = useRunning(step, pace, ended);
  const start = (at: Partial<typeof initial>) => {
    setRunning(false);
    change({ ...at, steps: 0 });
  };
  const ends = paths.map(({ label, mark, places }) => {
    const place = places.at(-1)!;
    const height = landscape.height(place);
    const far = place.some((value) => value < range.min || value > range.max);
    const where = isLost(place) ? 'lost' : signed(height, 4);
    return { label, mark, where, far };
  });
  const heights = heightAxis(landscape, [x, y]);
  const span = spans.find((most) => steps <= most)!;

  return (
    <FigureFrame
      title="A race of optimisers"
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
      tryThis="find each racer’s best rate in the ravine. Then change the landscape and see whether it is still the best."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Select
            label="Landscape"
            value={state.landscape}
            options={landscapeNames.map((name) => ({ value: name, label: landscapes[name].name }))}
            onChange={(name) => {
              const [newX, newY] = landscapes[name].start;
              start({ landscape: name, x: newX, y: newY });
            }}
          />
          <p className={styles.formula}>{landscape.formula}</p>
          {paths.map(({ name, label }) => (
            <Slider
              key={name}
              label={`${label} rate`}
              symbol="η"
              value={state[name]}
              scale={rates}
              format={String}
              describe={(value) => `${label} learning rate ${String(value)}`}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
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
        <div>
          <Plane
            label={`Map of ${landscape.formula} with four paths after ${String(steps)} steps. Heights: ${ends.map(({ label, where }) => `${label} ${where}`).join(', ')}.`}
            range={range}
            axes={['x', 'y']}
            ticks={[-3, -2, -1, 0, 1, 2, 3]}
            onPress={(at) => {
              const [newX, newY] = at.map(
                (value) => Math.round(Math.min(range.max, Math.max(range.min, value)) * 100) / 100,
              );
              start({ x: newX!, y: newY! });
            }}
          >
            <Contours height={landscape.height} levels={landscape.levels} />
            {paths.map(({ name, places, mark, letter }) => (
              <Walk key={name} places={places} mark={mark} label={letter} />
            ))}
          </Plane>
        </div>
        <div className={styles.side}>
          <div className={styles.buttons}>
            <Button primary onClick={() => setRunning(!running)} inactive={ended}>
              {running ? 'Stop' : 'Run'}
            </Button>
            <Button onClick={step} inactive={ended}>
              Step
            </Button>
            <Button onClick={() => start({})} inactive={steps === 0}>
              Back to start
            </Button>
          </div>
          <table className={styles.ends} aria-live={running ? 'off' : 'polite'}>
            <thead>
              <tr>
                <th scope="col">after {steps} steps</th>
                <th scope="col">height f</th>
              </tr>
            </thead>
            <tbody>
              {ends.map(({ label, mark, where, far }) => (
                <tr key={label}>
                  <th scope="row">
                    <b data-mark={mark}>{label.slice(0, 1)}</b> – {label}
                    {far && <small> off the map</small>}
                  </th>
                  <td>{where}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <CurvePlot
            label={`Height against step for the four, ${String(steps)} steps.`}
            x={{ min: 0, max: span, ticks: [0, span / 2, span], label: 'step' }}
            y={heights.axis}
            curves={paths.map(({ label, places, tone }) => ({
              name: label,
              tone,
              points: places.map((place, i) => [i, heights.place(landscape.height(place))]),
            }))}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
