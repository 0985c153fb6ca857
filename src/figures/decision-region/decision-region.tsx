// A small network learns to colour the plane as its points are coloured, live in the worker. Page thread.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunState } from '../../training/run-state.ts';
import { useRunActions, useRunListener, useRunValue } from '../../training/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { stepScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { SteadyLabel } from '../../ui/steady-label.tsx';
import { useColours } from '../../ui/use-colours.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { FigureProps } from '../figure-props.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { usePauseOffScreen } from '../use-pause-off-screen.ts';
import { Controls } from './controls.tsx';
import { FieldCanvas } from './field-canvas.tsx';
import { Painter } from './painter.ts';
import { PointEditor } from './point-editor.tsx';
import { PointsLayer } from './points-layer.tsx';
import type { LabelledPoint } from '../../network/plane-sets.ts';
import { RegionReadings } from './region-readings.tsx';
import {
  firstPlan,
  initial,
  mostNoise,
  mostPoints,
  planOf,
  pointsOf,
  runId,
  schema,
} from './settings.ts';
import styles from './decision-region.module.css';

const noises = stepScale(0, mostNoise, 2);

const statusOf = (state: RunState) => state.status;
const problemOf = (state: RunState) => state.problem;
const rateOf = (state: RunState) => state.plan.optimiser.learningRate;
const isAllRight = ({ test }: RunState) =>
  test !== null && test.evaluation.correct === test.evaluation.count;
/** What the first weights follow from, and all that is learnt but the points. */
const networkKey = ({ network, seed }: TrainingPlan) => JSON.stringify([network, seed]);

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
  const actions = useRunActions(runId, firstPlan);
  const status = useRunValue(runId, firstPlan, statusOf);
  const trouble = useRunValue(runId, firstPlan, problemOf);
  const rate = useRunValue(runId, firstPlan, rateOf);
  const [painter] = useState(() => new Painter());
  const colours = useColours();
  useEffect(() => painter.colour(colours), [painter, colours]);
  useRunListener(
    runId,
    firstPlan,
    useCallback(
      ({ plan: { network }, parameters }: RunState) => painter.show(network, parameters),
      [painter],
    ),
  );

  const key = useMemo(() => plan && JSON.stringify({ ...plan, optimiser: null }), [plan]);
  const training = status === 'training';
  const own = settings.own !== null;
  const latest = useRef({ plan, training, own });
  useEffect(() => {
    latest.current = { plan, training, own };
  });
  /** A reset also sets back a network whose settings are the first ones already. */
  const [resets, setResets] = useState(0);
  const halted = useRef(false);
  /** Of the network that was opened last. */
  const opened = useRef<string | null>(null);
  useEffect(() => {
    const now = latest.current;
    if (now.plan === null) {
      actions.pause();
      return;
    }
    const network = networkKey(now.plan);
    // A point that was moved or added is learnt by the network as it is.
    const goesOn = now.own && network === opened.current;
    opened.current = network;
    actions.reset(now.plan, goesOn ? painter.parameters : null);
    if (now.training && !halted.current) actions.train();
    halted.current = false;
  }, [key, resets, actions, painter]);
  useEffect(() => {
    if (status !== 'idle' && rate !== learningRate) actions.tweak({ learningRate });
  }, [learningRate, actions, status, rate]);

  const { room } = usePauseOffScreen(training, actions);
  const allRight = useRunValue(runId, firstPlan, isAllRight) && points.length > 0;
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
  const setOwn = useCallback(
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
    if (dragged !== null) setOwn(dragged);
    setDragged(null);
  }, [dragged, setOwn]);

  return (
    <FigureFrame
      title="Regions of the plane"
      number={number}
      room={room}
      run={
        <FigureTools
          onReset={() => {
            halted.current = true;
            setResets(resets + 1);
            figure.reset();
            setChosen(0);
          }}
          link={figure.link}
        />
      }
      tryThis="press Train. Then take away one of the three hidden units, and train again. Drag a blue point to the outside, or press into the square to add one."
    >
      {figure.problem !== null && <Notice tone="note">{figure.problem}</Notice>}
      {trouble !== null && (
        <Notice tone="error">
          {trouble.message} {trouble.hint}
        </Notice>
      )}
      <div className={styles.parts}>
        <div className={styles.left}>
          <div className={styles.square}>
            <FieldCanvas painter={painter} layer={-1} unit={0} />
            <PointsLayer
              points={seen}
              chosen={chosen < seen.length ? chosen : null}
              label={`${String(seen.length)} points over what the network answers`}
              onPlace={place}
              onChoose={setChosen}
              onMove={move}
              onRelease={release}
            />
          </div>
          {hidden.map((size, layer) => (
            <div key={layer} className={styles.layer}>
              <span>Hidden layer {hidden.length > 1 ? layer + 1 : ''}</span>
              {Array.from({ length: size }, (_, unit) => (
                <div key={unit} className={styles.unit}>
                  <FieldCanvas painter={painter} layer={layer} unit={unit} />
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
              <SteadyLabel label={training ? 'Pause' : 'Train'} among={['Pause', 'Train']} />
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
          <RegionReadings pointless={points.length === 0} />
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
              <PointEditor points={seen} chosen={chosen} onChoose={setChosen} onChange={setOwn} />
            </div>
          </details>
        </div>
      </div>
    </FigureFrame>
  );
}
