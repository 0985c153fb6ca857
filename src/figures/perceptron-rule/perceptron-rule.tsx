// The perceptron learning rule at work on points that the reader places. Page thread.
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import type { FigureProps } from '../figure-props.ts';
import type { Point } from '../plane/half-plane.ts';
import { perceptron } from '../plane/half-plane.ts';
import { Dot, HalfPlane, Plane } from '../plane/plane.tsx';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { look, mistakes, untilCorrection, type Learning } from './learning-rule.ts';
import styles from './perceptron-rule.module.css';

const range = { min: -1, max: 1 };
const coordinate = v.pipe(v.number(), v.minValue(range.min), v.maxValue(range.max));
const label = v.picklist([0, 1]);
const pointLimit = 60;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A line that is wrong about most points, so that there is something to learn. */
const start: Learning = { line: { w1: -0.6, w2: 0.3, b: 0.2 }, next: 0, looked: 0, corrections: 0 };
const schema = v.strictObject({
  points: v.pipe(
    v.array(v.strictObject({ at: v.tuple([coordinate, coordinate]), label })),
    v.maxLength(pointLimit),
  ),
  // Older links have the points alone.
  learning: v.optional(
    v.strictObject({
      line: v.strictObject({ w1: v.number(), w2: v.number(), b: v.number() }),
      next: count,
      looked: count,
      corrections: count,
    }),
    start,
  ),
  /** What a press places. */
  kind: v.optional(label, 1),
});
type State = v.InferOutput<typeof schema>;

const initial: State = {
  points: [
    { at: [-0.7, 0.35], label: 0 },
    { at: [-0.45, -0.5], label: 0 },
    { at: [0.05, -0.75], label: 0 },
    { at: [-0.2, 0.1], label: 0 },
    { at: [-0.05, 0.75], label: 1 },
    { at: [0.5, 0.6], label: 1 },
    { at: [0.75, -0.1], label: 1 },
    { at: [0.3, 0.15], label: 1 },
  ],
  learning: start,
  kind: 1,
};
/** Milliseconds between two corrections while it runs: slow enough to follow. */
const pace = 250;

export default function PerceptronRule({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('rule', schema, initial);
  const { points, learning, kind } = state;
  const [running, setRunning] = useState(false);
  const wrong = mistakes(learning.line, points);
  const settled = wrong === 0;

  useEffect(() => {
    if (!running || settled) return undefined;
    const timer = setTimeout(() => change({ learning: untilCorrection(learning, points) }), pace);
    return () => clearTimeout(timer);
  }, [running, settled, learning, points, change]);

  function place([x, y]: Point): void {
    if (points.length >= pointLimit) return;
    const clamp = (value: number) =>
      Math.round(Math.min(range.max, Math.max(range.min, value)) * 100) / 100;
    change({ points: [...points, { at: [clamp(x), clamp(y)], label: kind }] });
  }

  return (
    <FigureFrame
      title="The perceptron learning rule"
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
      tryThis="let it correct itself, one mistake at a time. Then put one filled point among the hollow ones, and let it run."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.rule}>
        <Plane
          label={`${String(points.length)} points, ${String(wrong)} on the wrong side of the line.`}
          range={range}
          axes={['x₁', 'x₂']}
          ticks={[-1, 0, 1]}
          onPress={place}
        >
          <HalfPlane line={learning.line} />
          {points.map((point, index) => (
            <Dot
              key={index}
              at={point.at}
              answer={point.label}
              right={perceptron(learning.line, point.at) === point.label}
              chosen={points.length > 0 && index === learning.next % points.length}
            />
          ))}
        </Plane>
        <div className={styles.side}>
          <div className={styles.buttons}>
            <Button
              primary
              onClick={() => setRunning(!running)}
              inactive={points.length === 0 || (settled && !running)}
            >
              {running && !settled ? 'Stop' : 'Run'}
            </Button>
            <Button
              onClick={() => change({ learning: look(learning, points) })}
              inactive={points.length === 0}
            >
              Next point
            </Button>
            <Button
              onClick={() => change({ learning: untilCorrection(learning, points) })}
              inactive={settled}
            >
              Next mistake
            </Button>
            <Button
              onClick={() => {
                setRunning(false);
                change({ learning: start });
              }}
            >
              Start over
            </Button>
          </div>
          <dl className={styles.numbers}>
            <div>
              <dt>weights</dt>
              <dd>
                {signed(learning.line.w1, 2)}, {signed(learning.line.w2, 2)}
              </dd>
            </div>
            <div>
              <dt>bias</dt>
              <dd>{signed(learning.line.b, 2)}</dd>
            </div>
            <div>
              <dt>points looked at</dt>
              <dd>{learning.looked}</dd>
            </div>
            <div>
              <dt>corrections</dt>
              <dd>{learning.corrections}</dd>
            </div>
            <div>
              <dt>on the wrong side</dt>
              <dd>
                {wrong} of {points.length}
              </dd>
            </div>
          </dl>
          <p aria-live="polite" className={styles.verdict}>
            {points.length === 0
              ? 'There are no points. Press into the plane to place some.'
              : settled
                ? `Every point is on its side, after ${String(learning.corrections)} corrections. The rule has nothing more to do.`
                : 'The framed point is looked at next.'}
          </p>
          <div className={styles.place}>
            <Select
              label="A press places"
              value={kind === 1 ? '1' : '0'}
              options={[
                { value: '1', label: 'a filled point (1)' },
                { value: '0', label: 'a hollow point (0)' },
              ]}
              onChange={(value) => change({ kind: value === '1' ? 1 : 0 })}
            />
            <Button
              onClick={() => place([evenly(points.length, 0), evenly(points.length, 1)])}
              inactive={points.length >= pointLimit}
            >
              Place one
            </Button>
            <Button
              onClick={() => change({ points: points.slice(0, -1) })}
              inactive={points.length === 0}
            >
              Take the last away
            </Button>
          </div>
        </div>
      </div>
    </FigureFrame>
  );
}

/** Where the keyboard's next point falls: spread evenly over the plane, never twice on the same place (R2 sequence, Roberts 2018). */
function evenly(index: number, axis: 0 | 1): number {
  const step = axis === 0 ? 0.7548776662466927 : 0.5698402909980532;
  return ((0.5 + step * (index + 1)) % 1) * 2 - 1;
}
