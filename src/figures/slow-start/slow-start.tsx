// One neuron learning to answer 0, from two starting points: its answer, its slope, its cost. Page thread.
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { CurvePlot, type CurveDot } from '../../ui/curve-plot.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { stepScale, stopScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { learning, type Moment } from './neuron.ts';
import styles from './slow-start.module.css';

const start = v.pipe(v.number(), v.minValue(-4), v.maxValue(4));
const steps = 300;
const schema = v.strictObject({
  w: start,
  b: start,
  eta: v.pipe(v.number(), v.gtValue(0), v.maxValue(10)),
  /** The step that is looked at; older links are without it. */
  at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(steps)), steps),
});
const initial: v.InferOutput<typeof schema> = { w: 2, b: 2, eta: 0.15, at: steps };
/** The chapter's two starting points. */
const starts = { mild: { w: 0.6, b: 0.9 }, worse: { w: 2, b: 2 } } as const;

const scale = stepScale(-4, 4, 1);
const places = wholeScale(0, steps);
const etas = stopScale([0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10]);
/** Steps shown at each frame while it runs: all 300 in about two and a half seconds. */
const stepsPerFrame = 2;

export default function SlowStart({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('slow-start', schema, initial);
  const { w, b, eta, at } = state;
  const moments = learning(w, b, eta, steps);
  const [running, setRunning] = useState(false);
  const now = moments[at]!;
  const reached = moments.findIndex(({ a }) => a < 0.1);
  useReportGoal(
    'slow-start',
    w === starts.worse.w && b === starts.worse.b && reached >= 0 && reached <= 50,
  );

  useEffect(() => {
    if (!running) return undefined;
    let frame = requestAnimationFrame(function next() {
      change((before) => ({ at: Math.min(steps, before.at + stepsPerFrame) }));
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [running, change]);
  useEffect(() => {
    if (at === steps) setRunning(false);
  }, [at]);

  const lookAt = (step: number) => {
    setRunning(false);
    change({ at: Math.round(step) });
  };
  const plot = (
    name: string,
    read: (moment: Moment) => number,
    max: number,
    tone: CurveDot['tone'],
    ticks: number[],
  ) => (
    <div>
      <h4>{name}</h4>
      <CurvePlot
        label={`${name} at step ${String(at)}: ${read(now).toFixed(4)}`}
        x={{ min: 0, max: steps, ticks: [0, 100, 200, 300], label: 'step' }}
        y={{ min: 0, max, ticks, label: '' }}
        curves={[
          {
            name: 'all',
            points: moments.map((moment, i) => [i, read(moment)]),
            tone: 'published',
            dashed: true,
          },
          {
            name: 'so far',
            points: moments.slice(0, at + 1).map((moment, i) => [i, read(moment)]),
            tone,
          },
        ]}
        dots={[{ x: at, y: read(now), tone }]}
        onPlace={lookAt}
      />
    </div>
  );

  return (
    <FigureFrame
      title="A slow start"
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
      tryThis="run it from both starting points. Drag along any of the three curves, and read the slope where nothing seems to happen."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.plots}>
        {plot('Answer a', ({ a }) => a, 1, 'accent', [0, 0.5, 1])}
        {plot('Slope σ′(z)', ({ slope }) => slope, 0.25, 'active', [0, 0.125, 0.25])}
        {plot('Cost C', ({ cost }) => cost, 0.5, 'error', [0, 0.25, 0.5])}
      </div>
      <div className={styles.below}>
        <div className={styles.buttons}>
          <Button
            primary
            onClick={() => {
              if (at === steps) change({ at: 0 });
              setRunning(!running);
            }}
          >
            {running ? 'Stop' : 'Run'}
          </Button>
          <Button
            onClick={() => {
              change({ ...starts.mild, at: 0 });
              setRunning(true);
            }}
          >
            First start
          </Button>
          <Button
            onClick={() => {
              change({ ...starts.worse, at: 0 });
              setRunning(true);
            }}
          >
            Second start
          </Button>
        </div>
        <div className={styles.controls}>
          <Slider
            label="First weight"
            symbol="w"
            value={w}
            scale={scale}
            format={signed}
            describe={(value) => `first weight ${signed(value)}`}
            onChange={(value) => change({ w: value })}
          />
          <Slider
            label="First bias"
            symbol="b"
            value={b}
            scale={scale}
            format={signed}
            describe={(value) => `first bias ${signed(value)}`}
            onChange={(value) => change({ b: value })}
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
            label="Step"
            value={at}
            scale={places}
            format={String}
            describe={(value) => `step ${String(value)}`}
            onChange={lookAt}
          />
        </div>
        <Readings
          rows={[
            ['weight, bias', `${signed(now.w, 3)}, ${signed(now.b, 3)}`],
            ['answer a', now.a.toFixed(4)],
            ['slope σ′(z)', now.slope.toFixed(4)],
            ['∂C/∂w = a σ′(z)', (now.a * now.slope).toFixed(4)],
            [
              'below 0.1 after',
              reached < 0 ? `more than ${String(steps)} steps` : `${String(reached)} steps`,
            ],
          ]}
        />
      </div>
    </FigureFrame>
  );
}
