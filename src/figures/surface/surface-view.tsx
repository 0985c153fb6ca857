// The landscape as a surface that a drag or the arrow keys turn, with the ball's path on it. Page thread.
import { useEffect, useRef } from 'react';
import { useColours } from '../../ui/use-colours.ts';
import { useWidth } from '../../ui/use-width.ts';
import { range, type Landscape } from '../landscape/landscapes.ts';
import type { Point } from '../plane/half-plane.ts';
import { paintNames, paintPieces, stageOf } from './paint.ts';
import { project, type Heights, type Pose } from './projection.ts';
import { useTurning } from './turning.ts';
import styles from './surface.module.css';

const cells = 30;

interface SurfaceViewProps {
  readonly landscape: Landscape;
  readonly places: readonly Point[];
  readonly pose: Pose;
  readonly onTurn: (turn: (pose: Pose) => Pose) => void;
}

export function SurfaceView({ landscape, places, pose, onTurn }: SurfaceViewProps) {
  const [host, width] = useWidth<HTMLDivElement>();
  const height = Math.round(width * 0.86);
  const canvas = useRef<HTMLCanvasElement>(null);
  const turning = useTurning(onTurn);
  // New ones when the colour scheme changes, which is when it must be painted again.
  const colours = useColours();

  useEffect(() => {
    if (canvas.current !== null && width > 0) {
      paint(canvas.current, width, height, landscape, places, pose);
    }
  }, [width, height, landscape, places, pose, colours]);

  return (
    // An application takes keys: the rules know only of elements that are interactive by themselves.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={host}
      className={styles.surface}
      role="application"
      aria-label={`The surface ${landscape.formula}. Arrow keys turn it.`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      onKeyDown={turning.onKeyDown}
    >
      <canvas ref={canvas} style={{ width, height }} {...turning.canvas} />
    </div>
  );
}

/** Heights that the picture spans: those on the square, which the ball may leave. */
function heightsOf({ height }: Landscape): Heights {
  const count = 24;
  const at = (i: number) => range.min + ((range.max - range.min) * i) / count;
  const all = Array.from({ length: (count + 1) ** 2 }, (_, k) =>
    height([at(k % (count + 1)), at(Math.floor(k / (count + 1)))]),
  );
  return { range, low: Math.min(...all), high: Math.max(...all) };
}

function paint(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  landscape: Landscape,
  places: readonly Point[],
  pose: Pose,
): void {
  const stage = stageOf(canvas, width, height);
  const { context, density, at } = stage;
  // Tokens arrive as the canvas's own colours, resolved for the scheme.
  const { color: ink, backgroundColor: panel, caretColor: accent } = getComputedStyle(canvas);
  const heights = heightsOf(landscape);
  // Low ground is dark, as on the map of a sea.
  const shade = (share: number) => 0.08 + 0.5 * (1 - share) ** 2;
  paintPieces(stage, landscape.height, heights, pose, cells, { ground: panel, ink, shade });

  // The path lies over the surface, also where the surface would hide it.
  context.strokeStyle = context.fillStyle = accent;
  context.lineWidth = 2 * density;
  const shown = places.filter((place) =>
    place.every((value) => value >= range.min && value <= range.max),
  );
  const views = shown.map((place) => at(project(place, landscape.height(place), heights, pose)));
  context.beginPath();
  for (const view of views) context.lineTo(...view);
  context.stroke();
  if (shown.length === places.length) {
    context.beginPath();
    context.arc(...views.at(-1)!, 6 * density, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = panel;
    context.lineWidth = 1.5 * density;
    context.stroke();
  }
  paintNames(stage, ['x', 'y'], heights, pose, ink);
}
