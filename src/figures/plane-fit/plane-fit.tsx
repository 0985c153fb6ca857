// A function of two inputs fitted twice: by towers placed by hand, and by training one hidden layer. Page thread.
import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { fitPlan } from '../bumps/fit-plan.ts';
import { fitName, FitTable } from '../bumps/fit-table.tsx';
import { domain, fitOf } from '../bumps/hidden-layer.ts';
import { deepestPit, towerField, towerUnits } from '../bumps/towers.ts';
import { TrainButtons } from '../bumps/train-buttons.tsx';
import { useFit } from '../bumps/use-fit.ts';
import type { FigureProps } from '../figure-props.ts';
import type { Point } from '../plane/half-plane.ts';
import { useFigureState } from '../state/figure-state.ts';
import { FunctionSurface } from '../surface/function-surface.tsx';
import { firstPose } from '../surface/turning.ts';
import { targetNames, targets } from './targets.ts';
import styles from './plane-fit.module.css';

const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const schema = v.strictObject({
  target: v.picklist(targetNames),
  show: v.picklist(['values', 'rest']),
  count: whole(1, 16),
  steepness: whole(5, 200),
  h: whole(5, 60),
  units: whole(1, 60),
  seed: whole(1, 999),
});
const initial: v.InferOutput<typeof schema> = {
  target: 'hill',
  show: 'values',
  count: 8,
  steepness: 150,
  h: 40,
  units: 10,
  seed: 1,
};
const scales = {
  count: wholeScale(1, 16),
  steepness: wholeScale(5, 200),
  h: wholeScale(5, 60),
  units: wholeScale(1, 60),
};
const axes = ['x', 'y'] as const;

/** Pieces along each side of the square, at whose corners fits are compared with the function. */
const cells = 43;
const corner = (i: number) => domain.min + (2 * i) / cells;
const places: readonly Point[] = Array.from({ length: (cells + 1) ** 2 }, (_, k) => [
  corner(Math.floor(k / (cells + 1))),
  corner(k % (cells + 1)),
]);
const indices = places.map((_, i) => i);
const placesForWorker = Float32Array.from(places.flat());
const values = { range: domain, low: 0, high: 1 };
const rest = { range: domain, low: -0.4, high: 0.4 };
/** Standard deviation of the first weights: gentler than along one axis, as the functions are. */
const spread = 3;

/** A list of values at the corners as a function of the place. */
function surfaceOf(list: readonly number[]) {
  const index = (x: number) => Math.round(((x - domain.min) / 2) * cells);
  return ([x, y]: Point) => list[index(x) * (cells + 1) + index(y)]!;
}

export default function PlaneFit({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('plane-fit', schema, initial);
  const { count, steepness, h } = state;
  const [pose, setPose] = useState(firstPose);
  const f = targets[state.target].value;
  const asked = useMemo(() => places.map(f), [f]);
  const field = useMemo(() => towerField(f, { count, steepness, h }), [f, count, steepness, h]);
  const byHand = useMemo(() => places.map(field), [field]);
  const plan = useMemo(
    () =>
      fitPlan({
        samples: places.map((place) => ({ input: [...place], target: [f(place)] })),
        units: state.units,
        spread,
        epochs: 300,
        seed: state.seed,
      }),
    [f, state.units, state.seed],
  );
  const fit = useFit('plane-fit', plan, placesForWorker, places.length);
  const handFit = useMemo(() => {
    const fit = fitOf(asked, byHand, indices);
    return { ...fit, greatest: Math.max(fit.greatest, deepestPit(f, field, count)) };
  }, [asked, byHand, f, field, count]);
  const learntFit = useMemo(
    () => fit.answers && fitOf(asked, fit.answers, indices),
    [asked, fit.answers],
  );
  const residual = state.show === 'rest';
  const name = fit.learnt ? 'Trained' : 'Untrained';
  const handSurface = useMemo(
    () => surfaceOf(residual ? byHand.map((value, i) => value - asked[i]!) : byHand),
    [residual, byHand, asked],
  );
  const learntSurface = useMemo(
    () =>
      fit.answers &&
      surfaceOf(residual ? fit.answers.map((value, i) => value - asked[i]!) : fit.answers),
    [residual, fit.answers, asked],
  );

  const slider = (
    label: string,
    key: 'count' | 'steepness' | 'h' | 'units',
    symbol: string | null,
    format: (value: number) => string = String,
  ) => (
    <Slider
      label={label}
      {...(symbol === null ? {} : { symbol })}
      value={state[key]}
      scale={scales[key]}
      format={format}
      describe={(value) => `${label} ${String(value)}`}
      onChange={(value) => change({ [key]: value })}
    />
  );
  const surface = (label: string, height: (place: Point) => number, left: boolean) => (
    <FunctionSurface
      label={`${label}.`}
      height={height}
      heights={left ? rest : values}
      axes={axes}
      pose={pose}
      onTurn={setPose}
      cells={cells}
    />
  );

  return (
    <FigureFrame
      title="The same over a plane"
      number={number}
      room={fit.room}
      run={
        <FigureTools
          onReset={() => {
            reset();
            setPose(firstPose);
            fit.actions.reset();
          }}
          link={link}
        />
      }
      tryThis="turn any of the three surfaces. Then train the network, look at what is left over of both, and compare the numbers of units."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.surfaces}>
        <div>
          <h4>The function</h4>
          {surface('The function', f, false)}
        </div>
        <div>
          <h4 data-tone="active">
            {residual ? 'Towers minus function, from −0.4 to 0.4' : 'Towers by hand'}
          </h4>
          {surface(residual ? 'Left over of the towers' : 'Towers by hand', handSurface, residual)}
        </div>
        <div>
          <h4 data-tone="accent">
            {residual ? `${name} minus function, from −0.4 to 0.4` : `${name}, one hidden layer`}
          </h4>
          {learntSurface === null ? (
            <p className={styles.empty}>The network is being built.</p>
          ) : (
            surface(residual ? 'Left over of the network' : name, learntSurface, residual)
          )}
        </div>
      </div>
      <div className={styles.below}>
        <div className={styles.controls}>
          <Select
            label="Function"
            value={state.target}
            options={targetNames.map((value) => ({ value, label: targets[value].name }))}
            onChange={(target) => change({ target })}
          />
          <Select
            label="Show"
            value={state.show}
            options={[
              { value: 'values', label: 'both fits' },
              { value: 'rest', label: 'what is left over' },
            ]}
            onChange={(show) => change({ show })}
          />
        </div>
        <div className={styles.controls}>
          {slider('Towers along each side', 'count', null)}
          {slider('Steepness', 'steepness', 'w')}
          {slider('Second layer’s weights', 'h', 'h')}
        </div>
        <div className={styles.controls}>
          {slider('Units to train', 'units', null)}
          <TrainButtons
            fit={fit}
            seed={state.seed}
            onOtherStart={() => change({ seed: (state.seed % 999) + 1 })}
          />
        </div>
        <FitTable
          rows={[
            { name: 'towers by hand', tone: 'active', units: towerUnits(count), fit: handFit },
            { name: fitName(fit.learnt), tone: 'accent', units: state.units, fit: learntFit },
          ]}
        />
      </div>
    </FigureFrame>
  );
}
