// Three walkers towards the line of least squares: all points a step, twenty, or one. Page thread.
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { CurvePlot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { stopScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { fallAxis } from '../landscape/height-axis.ts';
import { Contours, Walk } from '../landscape/map-layers.tsx';
import { NumberField } from '../landscape/number-field.tsx';
import { useRunning } from '../landscape/use-running.ts';
import type { Range } from '../plane/half-plane.ts';
import { Plane } from '../plane/plane.tsx';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { best, cost, count, walk } from './line-fit.ts';
import { PointsAndLines } from './points-and-lines.tsx';
import styles from './batch-paths.module.css';

const range: Range = { min: -1, max: 3 };
const coordinate = v.pipe(v.number(), v.minValue(range.min), v.maxValue(range.max));
const least = 0.001;
const most = 0.3;
/** How far the comparison goes, in steps and in examples looked at: eight steps of the walker that looks at all. */
const lengths = { steps: 150, examples: 8 * count } as const;
/** Part of the whole that one frame of a run moves on. */
const frames = 150;
const schema = v.strictObject({
  by: v.picklist(['steps', 'examples']),
  /** In 150ths of the whole length. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(frames)),
  eta: v.pipe(v.number(), v.minValue(least), v.maxValue(most)),
  w: coordinate,
  b: coordinate,
});
const initial: v.InferOutput<typeof schema> = { by: 'steps', at: 120, eta: 0.05, w: -0.6, b: 2.5 };
const etas = stopScale([
  0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3,
]);
/** Milliseconds between two frames while it runs. */
const pace = 60;

const floor = cost(best);
/** Costs at which the map has lines; the least cost is a little below the first. */
const levels = [0.2, 0.3, 0.5, 0.8, 1.2, 1.8, 2.5, 3.5, 5, 7];
const walkers = [
  { letter: 'F', name: 'full batch', size: count, mark: 'ink', tone: 'soft' },
  { letter: 'M', name: 'mini-batch', size: 20, mark: 'accent', tone: 'accent' },
  { letter: '1', name: 'single examples', size: 1, mark: 'negative', tone: 'negative' },
] as const;

export default function BatchPaths({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('batches', schema, initial);
  const { by, at, eta, w, b } = state;
  const length = lengths[by];
  const progress = Math.round((length * at) / frames);
  const paths = walkers.map((walker) => {
    const perStep = by === 'steps' ? 1 : walker.size;
    const steps = Math.floor(progress / perStep);
    const places = walk(walker.size, [w, b], eta, steps);
    return { ...walker, perStep, steps, places, excess: cost(places.at(-1)!) - floor };
  });
  const ended = at >= frames;
  const [running, setRunning] = useRunning(
    () => change({ at: Math.min(frames, at + 1) }),
    pace,
    ended,
  );
  const fall = fallAxis('above the least cost', cost([w, b]) - floor);

  return (
    <FigureFrame
      title="All, a few, or one at a time"
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
      tryThis="let them run by steps, then by examples looked at. Then change the rate, and watch the size of the cloud."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Select
            label="Compare by"
            value={by}
            options={[
              { value: 'steps', label: 'steps' },
              { value: 'examples', label: 'examples' },
            ]}
            onChange={(choice) => change({ by: choice })}
          />
          <Slider
            label={by === 'steps' ? 'Steps made' : 'Examples looked at'}
            value={at}
            scale={wholeScale(0, frames)}
            format={() => progress.toLocaleString('en-GB')}
            describe={(value) => `${String(Math.round((length * value) / frames))} ${by}`}
            onChange={(value) => {
              setRunning(false);
              change({ at: value });
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
          <NumberField
            label="Start w"
            value={w}
            min={range.min}
            max={range.max}
            onChange={(value) => change({ w: value })}
          />
          <NumberField
            label="Start b"
            value={b}
            min={range.min}
            max={range.max}
            onChange={(value) => change({ b: value })}
          />
          <div className={styles.buttons}>
            <Button
              primary
              onClick={() => {
                if (ended) change({ at: 0 });
                setRunning(!running);
              }}
            >
              {running ? 'Stop' : 'Run'}
            </Button>
            <Button
              onClick={() => {
                setRunning(false);
                change({ at: 0 });
              }}
              inactive={at === 0}
            >
              Back to start
            </Button>
          </div>
        </div>
        <div className={styles.picture}>
          <h4>The cost over w and b</h4>
          <Plane
            label={`Map of the cost with its least at w ${signed(best[0], 2)}, b ${signed(best[1], 2)}. Above the least: ${paths.map(({ name, excess }) => `${name} ${excess.toFixed(4)}`).join(', ')}.`}
            range={range}
            axes={['w', 'b']}
            ticks={[-1, 0, 1, 2, 3]}
            onPress={(place) => {
              const [newW, newB] = place.map(
                (value) => Math.round(Math.min(range.max, Math.max(range.min, value)) * 100) / 100,
              );
              change({ w: newW!, b: newB! });
            }}
          >
            <Contours height={cost} levels={levels} />
            {paths.toReversed().map(({ name, places, mark, letter }) => (
              <Walk key={name} places={places} mark={mark} label={letter} />
            ))}
          </Plane>
        </div>
        <div className={styles.picture}>
          <h4>The points and the three lines</h4>
          <PointsAndLines
            lines={paths.map(({ name, places, mark, letter }) => ({
              name,
              mark,
              letter,
              line: places.at(-1)!,
            }))}
          />
        </div>
        <table className={styles.walkers} aria-live={running ? 'off' : 'polite'}>
          <thead>
            <tr>
              <th scope="col">walker</th>
              <th scope="col">steps</th>
              <th scope="col">examples</th>
              <th scope="col">above the least cost</th>
            </tr>
          </thead>
          <tbody>
            {paths.map(({ name, letter, size, steps, excess }) => (
              <tr key={name}>
                <th scope="row">
                  {letter} – {name}, {size} a step
                </th>
                <td>{steps.toLocaleString('en-GB')}</td>
                <td>{(steps * size).toLocaleString('en-GB')}</td>
                <td>{excess.toFixed(4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles.curve}>
          <CurvePlot
            label={`Cost above the least against ${by}.`}
            x={{
              min: 0,
              max: length,
              ticks: [0, length / 2, length],
              label: by === 'steps' ? 'steps' : 'examples looked at',
            }}
            y={fall.axis}
            curves={paths.toReversed().map(({ name, places, perStep, tone }) => ({
              name,
              tone,
              points: places.map((place, i) => [i * perStep, fall.place(cost(place) - floor)]),
            }))}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
