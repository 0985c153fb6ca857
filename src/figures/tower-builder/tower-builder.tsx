// Steps, ridges and a tower over two inputs, from sigmoid units by hand, as a surface. Page thread.
import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Readings } from '../../ui/readings.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale, wholeScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import { domain } from '../bumps/hidden-layer.ts';
import { SignedSlider, SteepnessSlider, WidthSlider } from '../bumps/sliders.tsx';
import { cross, ridgeAlongX, slope, tower, weightedOver, type PlaneUnit } from '../bumps/towers.ts';
import type { FigureProps } from '../figure-props.ts';
import type { Point } from '../plane/half-plane.ts';
import { signed } from '../signed.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { FunctionSurface } from '../surface/function-surface.tsx';
import { firstPose } from '../surface/turning.ts';
import styles from './tower-builder.module.css';

const kinds = ['step', 'ridge', 'cross', 'tower'] as const;
const between = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const schema = v.strictObject({
  kind: v.picklist(kinds),
  /** Degrees, for the step. */
  angle: between(-180, 180),
  x: between(-1, 1),
  y: between(-1, 1),
  width: between(0.1, 1.5),
  steepness: between(1, 100),
  h: between(1, 60),
});
type State = v.InferOutput<typeof schema>;
const initial: State = {
  kind: 'cross',
  angle: 30,
  x: 0,
  y: 0,
  width: 0.6,
  steepness: 40,
  h: 5,
};
const scales = {
  angle: stepScale(-180, 180, 0),
  place: stepScale(-1, 1, 2),
  width: stepScale(0.1, 1.5, 2),
  steepness: wholeScale(1, 100),
  h: wholeScale(1, 60),
};
const axes = ['x', 'y'] as const;
const labels: Readonly<Record<State['kind'], string>> = {
  step: 'one unit: a step',
  ridge: 'two units: a ridge',
  cross: 'four units: two ridges',
  tower: 'five units: a tower',
};

/** The hidden units of the first layer. */
function unitsOf({ kind, angle, x, y, width, steepness }: State): PlaneUnit[] {
  if (kind === 'step') return [slope((angle * Math.PI) / 180, x, steepness)];
  if (kind === 'ridge') return ridgeAlongX(x - width / 2, x + width / 2, steepness);
  return cross([x, y], width, steepness);
}

/** Where the answer is given as a number: on the step or in the middle of what stands there, and away from it. */
function placesToRead({ kind, angle, x, y }: State): {
  readonly at: Point;
  readonly beside: Point;
} {
  if (kind !== 'step') return { at: [x, y], beside: [x > 0 ? -0.9 : 0.9, y] };
  const radians = (angle * Math.PI) / 180;
  const along = (distance: number): Point => [
    distance * Math.cos(radians),
    distance * Math.sin(radians),
  ];
  return { at: along(x), beside: along(x > 0 ? x - 0.5 : x + 0.5) };
}

const placeText = ([x, y]: Point) => `(${signed(x, 2)}, ${signed(y, 2)})`;

export default function TowerBuilder({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('tower', schema, initial);
  const { kind, width, h } = state;
  const [pose, setPose] = useState(firstPose);
  const units = useMemo(() => unitsOf(state), [state]);
  const height = useMemo(
    () => (place: Point) =>
      kind === 'tower' ? tower(units, h, place) : weightedOver(units, place),
    [kind, h, units],
  );
  const heights = useMemo(
    () => ({ range: domain, low: 0, high: kind === 'cross' ? 2 : 1 }),
    [kind],
  );
  const { at, beside } = placesToRead(state);
  const [middle, onRidge] = [height(at), height(beside)];
  useReportGoal('tower-stands', kind === 'tower' && middle > 0.99 && onRidge < 0.01);

  const place = (label: string, key: 'x' | 'y', symbol: string = key) => (
    <SignedSlider
      label={label}
      symbol={symbol}
      value={state[key]}
      scale={scales.place}
      onChange={(value) => change({ [key]: value })}
    />
  );

  return (
    <FigureFrame
      title="Steps, ridges, towers"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            reset();
            setPose(firstPose);
          }}
          link={link}
        />
      }
      tryThis="go through the four in turn, and turn the surface by dragging it. In the last one, raise h until only the tower is left."
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.layout}>
        <div className={styles.controls}>
          <Select
            label="Show"
            value={kind}
            options={kinds.map((value) => ({ value, label: labels[value] }))}
            onChange={(next) => change({ kind: next })}
          />
          {kind === 'step' && (
            <Slider
              label="Direction"
              value={state.angle}
              scale={scales.angle}
              format={(value) => `${signed(value, 0)}°`}
              describe={(value) => `${signed(value, 0)} degrees from the x axis`}
              onChange={(value) => change({ angle: value })}
            />
          )}
          {kind === 'step' ? place('Place along it', 'x', 's') : place('Place', 'x')}
          {(kind === 'cross' || kind === 'tower') && place('Place', 'y')}
          {kind !== 'step' && (
            <WidthSlider
              value={width}
              scale={scales.width}
              onChange={(value) => change({ width: value })}
            />
          )}
          <SteepnessSlider
            value={state.steepness}
            scale={scales.steepness}
            onChange={(value) => change({ steepness: value })}
          />
          {kind === 'tower' && (
            <Slider
              label="Second layer’s weights"
              symbol="h"
              value={h}
              scale={scales.h}
              format={String}
              describe={(value) => `weights of the second layer ${String(value)}`}
              onChange={(value) => change({ h: value })}
            />
          )}
        </div>
        <FunctionSurface
          label={`The answer over the square of inputs: ${middle.toFixed(2)} at ${placeText(at)}, ${onRidge.toFixed(2)} at ${placeText(beside)}.`}
          height={height}
          heights={heights}
          axes={axes}
          pose={pose}
          onTurn={setPose}
          cells={44}
        />
        <div className={styles.side}>
          <table className={styles.units}>
            <thead>
              <tr>
                <th scope="col">unit</th>
                <th scope="col">w₁</th>
                <th scope="col">w₂</th>
                <th scope="col">b</th>
                <th scope="col">out</th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit, index) => (
                <tr key={index}>
                  <th scope="row">{index + 1}</th>
                  <td>{signed(unit.w1, 1)}</td>
                  <td>{signed(unit.w2, 1)}</td>
                  <td>{signed(unit.b, 1)}</td>
                  <td>{signed(kind === 'tower' ? unit.out * h : unit.out, 0)}</td>
                </tr>
              ))}
              {kind === 'tower' && (
                <tr>
                  <th scope="row">5</th>
                  <td colSpan={2}>second layer</td>
                  <td>{signed(-1.5 * h, 1)}</td>
                  <td>1</td>
                </tr>
              )}
            </tbody>
          </table>
          <Readings
            rows={[
              [
                `${kind === 'step' ? 'on the step' : 'in the middle'}, ${placeText(at)}`,
                middle.toFixed(4),
              ],
              [`beside it, ${placeText(beside)}`, onRidge.toFixed(4)],
            ]}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
