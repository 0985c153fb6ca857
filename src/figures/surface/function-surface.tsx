// A function of two inputs as a surface that a drag or the arrow keys turn; several may share one pose. Page thread.
import { useEffect, useRef } from 'react';
import { useColours } from '../../ui/use-colours.ts';
import { useWidth } from '../../ui/use-width.ts';
import type { Point } from '../plane/half-plane.ts';
import { paintNames, paintPieces, stageOf } from './paint.ts';
import type { Heights, Pose } from './projection.ts';
import { useTurning } from './turning.ts';
import styles from './function-surface.module.css';

interface FunctionSurfaceProps {
  /** What is seen, for those who do not see it. */
  readonly label: string;
  /** A fixed function: a new one has the surface painted afresh. */
  readonly height: (place: Point) => number;
  readonly heights: Heights;
  readonly axes: readonly [string, string];
  readonly pose: Pose;
  readonly onTurn: (turn: (pose: Pose) => Pose) => void;
  /** Pieces along each side. */
  readonly cells?: number;
}

/** Height by width. */
const ratio = 0.8;

export function FunctionSurface(props: FunctionSurfaceProps) {
  const { label, height: f, heights, axes, pose, onTurn, cells = 36 } = props;
  const [host, width] = useWidth<HTMLDivElement>();
  const height = Math.round(width * ratio);
  const canvas = useRef<HTMLCanvasElement>(null);
  const turning = useTurning(onTurn);
  // New ones when the colour scheme changes, which is when it must be painted again.
  const colours = useColours();

  useEffect(() => {
    if (canvas.current === null || width === 0) return;
    const stage = stageOf(canvas.current, width, height);
    // Tokens arrive as the canvas's own colours, resolved for the scheme.
    const { color, backgroundColor, caretColor } = getComputedStyle(canvas.current);
    paintPieces(stage, f, heights, pose, cells, {
      ground: backgroundColor,
      ink: caretColor,
      shade: (share) => 0.04 + 0.62 * share,
    });
    paintNames(stage, axes, heights, pose, color);
  }, [width, height, f, heights, axes, pose, cells, colours]);

  return (
    // An application takes keys: the rules know only of elements that are interactive by themselves.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={host}
      className={styles.surface}
      role="application"
      aria-label={`${label} Arrow keys turn it.`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      onKeyDown={turning.onKeyDown}
    >
      <canvas ref={canvas} style={{ width, height }} {...turning.canvas} />
    </div>
  );
}
