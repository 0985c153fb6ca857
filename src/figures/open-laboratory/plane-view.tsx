// The square from −1 to 1 as the bench's network colours it, with the points that it learns from. Page thread; the network is
// asked in the worker, whatever its layers are.
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { Evaluation } from '../../network/backend.ts';
import { planePoints, type PlaneRef } from '../../network/plane-sets.ts';
import type { RunState } from '../../training/run-state.ts';
import { useColours } from '../../ui/use-colours.ts';
import { usePaced } from '../../ui/use-paced.ts';
import { useLaboratoryActions } from '../laboratory-run.ts';
import { wholeText } from '../reading.ts';
import styles from './plane-view.module.css';

interface PlaneViewProps {
  readonly data: PlaneRef;
  readonly status: RunState['status'];
  readonly position: RunState['position'];
  /** Of the test points; null: not known yet. */
  readonly evaluation: Evaluation | null;
}

/** Cells along a side. */
const side = 48;
/** Least milliseconds between two pictures. */
const interval = 60;

/** Where the cells' middles lie; rows count downwards, the second number upwards. */
const cells = Float32Array.from({ length: 2 * side * side }, (_, at) => {
  const cell = Math.floor(at / 2);
  return at % 2 === 0
    ? (2 * ((cell % side) + 0.5)) / side - 1
    : 1 - (2 * (Math.floor(cell / side) + 0.5)) / side;
});

export const PlaneView = memo(function PlaneView(props: PlaneViewProps) {
  const { data, status, position, evaluation } = props;
  const { predict } = useLaboratoryActions();
  const colours = useColours();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [outputs, setOutputs] = useState<Float32Array | null>(null);
  const asking = status !== 'idle' && status !== 'failed' && status !== 'opening';
  const occasion = usePaced(position, interval);
  useEffect(() => {
    if (!asking) return undefined;
    let wanted = true;
    void predict(cells, side * side).then((answer) => {
      if (wanted && answer !== null) setOutputs(answer);
    });
    return () => {
      wanted = false;
    };
  }, [predict, asking, occasion]);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(side, side);
    for (let cell = 0; cell < side * side; cell++) {
      // How much more the one output says than the other, −1 to 1.
      const sure = outputs === null ? 0 : share(outputs[2 * cell + 1]!, outputs[2 * cell]!);
      image.data.set(sure > 0 ? colours.positive : colours.negative, 4 * cell);
      image.data[4 * cell + 3] = 255 * Math.abs(sure);
    }
    context.putImageData(image, 0, 0);
  }, [outputs, colours]);

  const points = useMemo(() => planePoints(data, 'training'), [data]);
  const tests = useMemo(() => planePoints(data, 'test'), [data]);
  const right = evaluation?.correct ?? null;
  return (
    <div className={styles.view}>
      <div className={styles.square}>
        <canvas ref={canvas} width={side} height={side} aria-hidden="true" />
        <svg
          viewBox="-1 -1 2 2"
          role="img"
          aria-label={`${wholeText(points.length)} training points over what the network answers`}
        >
          {tests.map(({ at, label }, index) => (
            <rect
              key={`test ${String(index)}`}
              x={at[0] - 0.016}
              y={-at[1] - 0.016}
              width={0.032}
              height={0.032}
              data-label={label}
              data-wrong={wrongAt(evaluation, index, label)}
            />
          ))}
          {points.map(({ at, label }, index) => (
            <circle key={index} cx={at[0]} cy={-at[1]} r={0.024} data-label={label} />
          ))}
        </svg>
      </div>
      <div>
        <h4>What it makes of the plane</h4>
        <p>
          Blue where the second output says more, orange where the first does; pale where they say
          as much.
        </p>
        <p>
          Discs: {wholeText(points.length)} points that it learns from. Squares:{' '}
          {wholeText(tests.length)} test points, ringed where they are read wrong.
        </p>
        <p>
          {right !== null && evaluation !== null
            ? `${wholeText(right)} of ${wholeText(evaluation.count)} test points are read right.`
            : 'Nothing is tested yet.'}
        </p>
      </div>
    </div>
  );
});

/** 0 where both say nothing. */
function share(one: number, other: number): number {
  const sum = Math.abs(one) + Math.abs(other);
  return sum === 0 || !Number.isFinite(sum) ? 0 : Math.max(-1, Math.min(1, (one - other) / sum));
}

/** An estimate may be of the first of them alone. */
function wrongAt(evaluation: Evaluation | null, index: number, label: number): boolean {
  if (evaluation === null) return false;
  const verdict = evaluation.verdicts[index - evaluation.from];
  return verdict !== undefined && verdict !== label;
}
