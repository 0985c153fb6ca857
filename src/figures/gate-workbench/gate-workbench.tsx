// One perceptron with two inputs: its weights and bias as sliders, its truth table, and the line it draws. Page thread.
import { useRef, useState } from 'react';
import * as v from 'valibot';
import { Button } from '../../ui/button.tsx';
import { FigureFrame } from '../../ui/figure-frame.tsx';
import { FigureTools } from '../../ui/figure-tools.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { stepScale } from '../../ui/slider-scale.ts';
import { Slider } from '../../ui/slider.tsx';
import type { FigureProps } from '../figure-props.ts';
import { Dot, HalfPlane, Plane } from '../plane/plane.tsx';
import { perceptron, weightedSum, type Line, type Point } from '../plane/half-plane.ts';
import { useFigureState } from '../state/figure-state.ts';
import { useReportGoal } from '../state/goals.ts';
import { signed } from '../signed.ts';
import { corners, gateIds, gates, isAmong, rightCorners, scaleOfEarlier } from './gates.ts';
import { useTries } from './use-tries.ts';
import styles from './gate-workbench.module.css';

const limit = 6;
const weight = v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit));
const schema = v.strictObject({ w1: weight, w2: weight, b: weight, gate: v.picklist(gateIds) });
type State = v.InferOutput<typeof schema>;

/** AND, as the chapter has it. */
const initial: State = { w1: 0.6, w2: 0.6, b: -1, gate: 'and' };
const scale = stepScale(-limit, limit, 1);
/** The weighted sum whose bar is as long as there is room: larger ones than most gates need. */
const fullBar = 3;
const range = { min: -0.5, max: 1.5 };

/** Tenths, so that what the sliders can say is what is computed. */
const round = (value: number) => Math.max(-limit, Math.min(limit, Math.round(value * 10) / 10));

export default function GateWorkbench({ number }: FigureProps) {
  const { state, change, reset, link, problem } = useFigureState('gate', schema, initial);
  const { w1, w2, b, gate } = state;
  const right = rightCorners(gate, state);
  const rightCount = right.filter(Boolean).length;
  const tries = useTries(
    gate === 'xor' ? `${String(w1)} ${String(w2)} ${String(b)}` : null,
    rightCount,
  );
  const isAnd = gate === 'and' && rightCount === 4;
  /** Every AND that the reader has had here, any of which may be the one that was multiplied. */
  const [ands, setAnds] = useState<readonly Line[]>([initial]);
  if (isAnd && !isAmong(state, ands)) setAnds([...ands, { w1, w2, b }]);
  const scaledBy = isAnd ? scaleOfEarlier(state, ands) : null;
  useReportGoal('gate-or', gate === 'or' && rightCount === 4);
  useReportGoal('gate-scaled', scaledBy !== null);

  const held = useRef<Point | null>(null);
  /** Dragging moves the line: the bias follows, so that the line goes through the pointer. */
  function drag([x, y]: Point): void {
    if (held.current === null) return;
    change({ b: round(-(w1 * x + w2 * y)) });
  }

  function multiply(factor: number): void {
    change({ w1: w1 * factor, w2: w2 * factor, b: b * factor });
  }
  const fits = (factor: number) =>
    [w1, w2, b].every((value) => Math.abs(value * factor) <= limit) &&
    [w1, w2, b].some((value) => value !== 0);

  const say = (name: string) => (value: number) => `${name} ${signed(value)}`;
  return (
    <FigureFrame
      title="The gate workbench"
      number={number}
      run={
        <FigureTools
          onReset={() => {
            setAnds([initial]);
            reset();
          }}
          link={link}
        />
      }
      tryThis={
        <>
          find a bias that turns AND into OR, with both weights as they are. You can also drag the
          line. Then double all three numbers and see what changes.
        </>
      }
    >
      {problem !== null && <Notice tone="note">{problem}</Notice>}
      <div className={styles.bench}>
        <div className={styles.controls}>
          <Select
            label="Asked for"
            value={gate}
            options={gateIds.map((id) => ({ value: id, label: gates[id].label }))}
            onChange={(chosen) => change({ gate: chosen })}
          />
          <Slider
            label="Weight 1"
            symbol="w₁"
            value={w1}
            scale={scale}
            format={signed}
            describe={say('weight 1 is')}
            onChange={(value) => change({ w1: value })}
          />
          <Slider
            label="Weight 2"
            symbol="w₂"
            value={w2}
            scale={scale}
            format={signed}
            describe={say('weight 2 is')}
            onChange={(value) => change({ w2: value })}
          />
          <Slider
            label="Bias"
            symbol="b"
            value={b}
            scale={scale}
            format={signed}
            describe={say('bias is')}
            onChange={(value) => change({ b: value })}
          />
          <div className={styles.pair}>
            <Button onClick={() => multiply(2)} inactive={!fits(2)}>
              Double all three
            </Button>
            <Button onClick={() => multiply(0.5)} inactive={!fits(0.5)}>
              Halve all three
            </Button>
          </div>
        </div>
        <Plane
          label={`The plane of the two inputs. ${String(rightCount)} of 4 corners have the answer asked for.`}
          range={range}
          axes={['x₁', 'x₂']}
          ticks={[0, 1]}
          onPress={(point) => {
            held.current = point;
            drag(point);
          }}
          onDrag={drag}
          onRelease={() => {
            held.current = null;
          }}
        >
          <HalfPlane line={state} />
          {corners.map((corner, row) => (
            <Dot key={row} at={corner} answer={perceptron(state, corner)} right={right[row]!} />
          ))}
        </Plane>
        <div>
          <table className={styles.truth}>
            <thead>
              <tr>
                <th scope="col">x₁</th>
                <th scope="col">x₂</th>
                <th scope="col">weighted sum</th>
                <th scope="col">answer</th>
                <th scope="col">{gates[gate].label}</th>
              </tr>
            </thead>
            <tbody>
              {corners.map((corner, row) => (
                <tr key={row} data-right={right[row]}>
                  <td>{corner[0]}</td>
                  <td>{corner[1]}</td>
                  <td
                    className={styles.sum}
                    style={{
                      '--sum': Math.max(-1, Math.min(1, weightedSum(state, corner) / fullBar)),
                    }}
                  >
                    <i data-above={weightedSum(state, corner) > 0} />
                    <span>{signed(weightedSum(state, corner), 2)}</span>
                  </td>
                  <td>{perceptron(state, corner)}</td>
                  <td>
                    {gates[gate].answers[row]}{' '}
                    <span aria-label={right[row] ? 'right' : 'wrong'}>
                      {right[row] ? '✓' : '✗'}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.verdict} aria-live="polite">
            {rightCount === 4
              ? `All four rows right: this is ${gates[gate].label}.`
              : `${String(rightCount)} of 4 rows right.`}
            {gate === 'xor' &&
              ` ${String(tries.count)} settings tried, at best ${String(tries.best)} of 4.`}
            {scaledBy !== null &&
              ` These are ${signed(scaledBy, 2)} times the numbers of an earlier AND: all three are different, and no answer is.`}
          </p>
        </div>
      </div>
    </FigureFrame>
  );
}
