// A curve, given or drawn, fitted twice by one hidden layer: by bumps placed by hand, and by training. Page thread.
import { useMemo, useRef } from 'react';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { bumpRow, domain, fitOf, middleHeights, weightedOutput } from '../bumps/hidden-layer.ts';
import { fitPlan } from '../bumps/fit-plan.ts';
import { fitName, FitTable } from '../bumps/fit-table.tsx';
import { TrainButtons } from '../bumps/train-buttons.tsx';
import { useFit } from '../bumps/use-fit.ts';
import type { FigureProps } from '../figure-props.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { CurveControls } from './curve-controls.tsx';
import { initial, schema } from './curve-fit-state.ts';
import { FitPlots } from './fit-plots.tsx';
import { curves, drawn, ownFrom, ownValue, type Place } from './targets.ts';
import styles from './curve-fit.module.css';

/** Where both fits are compared with the curve. */
const places = Array.from({ length: 401 }, (_, i) => domain.min + (2 * i) / 400);
const placesForWorker = Float32Array.from(places);
/** Where the network is told the curve. */
const samples = Array.from({ length: 800 }, (_, i) => domain.min + (2 * i) / 799);
/** Of the first weights: most units climb within a quarter of the domain or less. */
const spread = 6;
/** The exercises: a distance below this everywhere, with so many units at most. */
const askedFor = { distance: 0.1, byHand: 40, byTraining: 6 };

export default function CurveFit({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('fit', schema, initial);
  const { curve, own, bumps, steepness } = state;
  const target = useMemo(
    () =>
      curve === 'own' && own !== null
        ? (x: number) => ownValue(own, x)
        : curves[curve === 'own' ? 'hills' : curve].value,
    [curve, own],
  );
  const asked = useMemo(() => places.map(target), [target]);

  const heights = state.heights?.length === bumps ? state.heights : middleHeights(target, bumps);
  const row = bumpRow(heights, steepness);
  const byHand = places.map((x) => weightedOutput(row, x));
  const handFit = fitOf(asked, byHand, places);

  const plan = useMemo(
    () =>
      fitPlan({
        samples: samples.map((x) => ({ input: [x], target: [target(x)] })),
        units: state.units,
        spread,
        epochs: 1000,
        seed: state.seed,
      }),
    [target, state.units, state.seed],
  );
  const fit = useFit('curve-fit', plan, placesForWorker, places.length);
  const learntFit = fit.answers && fitOf(asked, fit.answers, places);

  useReportGoal(
    'tenth-by-hand',
    curve === 'hills' && handFit.greatest < askedFor.distance && 2 * bumps <= askedFor.byHand,
  );
  useReportGoal(
    'tenth-by-training',
    curve === 'hills' &&
      fit.learnt &&
      learntFit !== null &&
      learntFit.greatest < askedFor.distance &&
      state.units <= askedFor.byTraining,
  );

  /** Where the pen was last, while it is down. */
  const pen = useRef<Place | null>(null);
  const chosen = Math.min(state.bump, bumps - 1);
  function setHeight(index: number, height: number): void {
    change({
      bump: index,
      heights: heights.map((old, i) => (i === index ? Math.round(height * 100) / 100 : old)),
    });
  }
  function follow(x: number, y: number): void {
    const to = { x, y };
    if (state.pointer === 'draw') {
      const before = own !== null && curve === 'own' ? own : ownFrom(target);
      change({ curve: 'own', own: drawn(before, pen.current ?? to, to), heights: null });
    } else {
      const index = Math.floor(((x - domain.min) / (domain.max - domain.min)) * bumps);
      setHeight(Math.min(bumps - 1, index), y);
    }
    pen.current = to;
  }

  return (
    <FigureFrame
      title="A curve, by hand and by training"
      number={number}
      room={fit.room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            fit.actions.reset();
          }}
          link={link}
        />
      }
      tryThis="take more bumps and watch the greatest distance fall. Then train a network with as many units, and with far fewer."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <CurveControls
          state={state}
          change={change}
          target={target}
          heights={heights}
          chosen={chosen}
          onHeight={(height) => setHeight(chosen, height)}
        />
        <FitPlots
          places={places}
          asked={asked}
          byHand={byHand}
          network={fit.answers}
          learnt={fit.learnt}
          onDraw={follow}
          onLift={() => {
            pen.current = null;
          }}
        />
        <div className={styles.side}>
          <FitTable
            rows={[
              { name: 'bumps by hand', tone: 'active', units: 2 * bumps, fit: handFit },
              { name: fitName(fit.learnt), tone: 'accent', units: state.units, fit: learntFit },
            ]}
          />
          <TrainButtons
            fit={fit}
            onOtherStart={() => change({ seed: (state.seed % 999) + 1 })}
            seed={state.seed}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
