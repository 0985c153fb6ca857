// A small network learns to colour the plane as its points are coloured, live in the worker. Page thread.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useRun } from '../../training/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { SignedImage } from '../../ui/signed-image.tsx';
import { stepScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { wholeText } from '../reading.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { Controls } from './controls.tsx';
import { fieldsOf, side, type Field } from './fields.ts';
import { PointEditor } from './point-editor.tsx';
import { PointsLayer } from './points-layer.tsx';
import type { LabelledPoint } from './point-sets.ts';
import { initial, mostNoise, mostPoints, planOf, pointsOf, schema } from './settings.ts';
import styles from './decision-region.module.css';

const noises = stepScale(0, mostNoise, 2);

/** From 0..1 to −1..1, so that the middle between both colours is no colour. */
const centred = (field: Field) => field.map((a) => 2 * a - 1);

export default function DecisionRegion({ number }: FigureProps) {
  const figure = useFigureState('region', schema, initial);
  const settings = figure.state;
  const points = useMemo(() => pointsOf(settings), [settings]);
  const [chosen, setChosen] = useState(0);
  /** While a point is dragged: what the run learns from waits until it is let go. */
  const [dragged, setDragged] = useState<readonly LabelledPoint[] | null>(null);
  const seen = dragged ?? points;

  // Whatever makes another network or other points starts the run anew; the learning rate does not.
  const { learningRate } = settings;
  const plan = useMemo(
    () => (points.length === 0 ? null : planOf(settings)),
    [settings, points.length],
  );
  const { state, actions } = useRun('region', plan ?? planOf(initial));
  const key = useMemo(() => plan && JSON.stringify({ ...plan, optimiser: null }), [plan]);
  const training = state.status === 'training';
  const latest = useRef({ plan, training });
  useEffect(() => {
    latest.current = { plan, training };
  });
  useEffect(() => {
    const now = latest.current;
    if (now.plan === null) {
      actions.pause();
      return;
    }
    actions.reset(now.plan);
    if (now.training) actions.train();
  }, [key, actions]);
  useEffect(() => {
    if (state.status !== 'idle' && state.plan.optimiser.learningRate !== learningRate) {
      actions.tweak({ learningRate });
    }
  }, [learningRate, actions, state.status, state.plan.optimiser.learningRate]);

  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === false) actions.pause();
    });
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [actions]);

  const { parameters } = state;
  const { network } = state.plan;
  const fields = useMemo(
    () => (parameters === null ? null : fieldsOf(network, parameters)),
    [network, parameters],
  );
  const output = useMemo(() => {
    const field = fields?.at(-1)?.[0];
    return field ? centred(field) : null;
  }, [fields]);

  const test = state.test?.evaluation;
  const allRight = test !== undefined && test.correct === test.count && points.length > 0;
  const { hidden } = settings;
  useReportGoal(
    'circle-three',
    allRight &&
      settings.own === null &&
      settings.set === 'circle' &&
      settings.noise === 0 &&
      hidden.length === 1 &&
      hidden[0] === 3,
  );

  const { change } = figure;
  const own = useCallback(
    (next: readonly LabelledPoint[]) =>
      change({ own: next.map(({ at, label }) => ({ at: [...at], label })) }),
    [change],
  );
  const colour = seen[chosen]?.label ?? 1;
  const place = useCallback(
    (at: readonly [number, number]) => {
      if (points.length >= mostPoints) return;
      setDragged([...points, { at, label: colour }]);
      setChosen(points.length);
    },
    [points, colour],
  );
  const move = useCallback(
    (index: number, at: readonly [number, number]) => {
      setDragged((before) =>
        (before ?? points).map((point, j) => (j === index ? { ...point, at } : point)),
      );
    },
    [points],
  );
  const release = useCallback(() => {
    if (dragged !== null) own(dragged);
    setDragged(null);
  }, [dragged, own]);

  return (
    <FigureFrame
      title="Regions of the plane"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            actions.pause();
            figure.reset();
            setChosen(0);
          }}
          link={figure.link}
        />
      }
      tryThis="press Train. Then take away one of the three hidden units, and train again. Drag a blue point to the outside, or press into the square to add one."
    >
      {figure.problem !== null && <Notice tone="note">{figure.problem}</Notice>}
      {state.problem !== null && (
        <Notice tone="error">
          {state.problem.message} {state.problem.hint}
        </Notice>
      )}
      <div className={styles.parts} ref={frame}>
        <div className={styles.left}>
          <div className={styles.square}>
            {output && (
              <SignedImage values={output} width={side} height={side} scale={1} label="" />
            )}
            <PointsLayer
              points={seen}
              chosen={chosen < seen.length ? chosen : null}
              label={`${String(seen.length)} points. ${
                test ? `The network puts ${String(test.correct)} of them on their side.` : ''
              }`}
              onPlace={place}
              onChoose={setChosen}
              onMove={move}
              onRelease={release}
            />
          </div>
          {fields?.slice(0, -1).map((layer, index) => (
            <div key={index} className={styles.layer}>
              <span>Hidden layer {fields.length > 2 ? index + 1 : ''}</span>
              {layer.map((field, j) => (
                <div key={j} className={styles.unit}>
                  <SignedImage
                    values={settings.activation === 'sigmoid' ? centred(field) : field}
                    width={side}
                    height={side}
                    scale={1}
                    label=""
                  />
                </div>
              ))}
            </div>
          ))}
        </div>
        <div className={styles.right}>
          <div className={styles.buttons}>
            <Button
              primary
              inactive={points.length === 0}
              onClick={training ? actions.pause : actions.train}
            >
              {training ? 'Pause' : 'Train'}
            </Button>
            <Button inactive={points.length === 0} onClick={actions.step}>
              One step
            </Button>
            <Button
              inactive={plan === null}
              onClick={() => {
                if (plan === null) return;
                actions.reset(plan);
                if (training) actions.train();
              }}
            >
              Start over
            </Button>
          </div>
          <Readings
            rows={[
              [
                'points on their side',
                test ? `${String(test.correct)} of ${String(test.count)}` : '–',
              ],
              ['cost', test ? test.cost.toFixed(4) : '–'],
              ['steps', wholeText(state.position.step)],
            ]}
          />
          <p className={styles.verdict} aria-live="polite">
            {points.length === 0
              ? 'There are no points. Press into the square, or add one below.'
              : allRight
                ? `Every point is on its side.`
                : ''}
          </p>
          <Controls settings={settings} change={figure.change} />
          <details className={styles.more}>
            <summary>Noise, and single points</summary>
            <div className={styles.editor}>
              <Slider
                label="Noise"
                value={settings.noise}
                scale={noises}
                format={(value) => value.toFixed(2)}
                describe={(value) => `noise ${value.toFixed(2)}`}
                onChange={(noise) => figure.change({ noise, own: null })}
              />
              <PointEditor points={seen} chosen={chosen} onChoose={setChosen} onChange={own} />
            </div>
          </details>
        </div>
      </div>
    </FigureFrame>
  );
}
