// The landscape as a surface that a drag or the arrow keys turn, with the ball's path on it. Page thread.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useColours } from '../../ui/use-colours.ts';
import { useWidth } from '../../ui/use-width.ts';
import { range, type Landscape } from '../landscape/landscapes.ts';
import type { Point } from '../plane/half-plane.ts';
import { pieces, project, type Heights, type Pose } from './projection.ts';
import styles from './surface.module.css';

const cells = 30;
const first: Pose = { turn: 0.5, tilt: 0.75 };
/** Radians for a press of an arrow key, and for a CSS pixel of a drag. */
const keyTurn = Math.PI / 24;
const dragTurn = 0.01;

const turned = ({ turn, tilt }: Pose, by: number, up: number): Pose => ({
  turn: turn + by,
  tilt: Math.min(Math.PI / 2, Math.max(0.15, tilt + up)),
});

interface SurfaceViewProps {
  readonly landscape: Landscape;
  readonly places: readonly Point[];
}

export function SurfaceView({ landscape, places }: SurfaceViewProps) {
  const [host, width] = useWidth<HTMLDivElement>();
  const height = Math.round(width * 0.86);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pose, setPose] = useState(first);
  const last = useRef<Point | null>(null);
  // New ones when the colour scheme changes, which is when it must be painted again.
  const colours = useColours();

  useEffect(() => {
    if (canvas.current !== null && width > 0) {
      paint(canvas.current, width, height, landscape, places, pose);
    }
  }, [width, height, landscape, places, pose, colours]);

  function follow(event: PointerEvent): void {
    if (last.current === null) return;
    const [x, y] = last.current;
    last.current = [event.clientX, event.clientY];
    const by: Point = [(event.clientX - x) * dragTurn, (event.clientY - y) * dragTurn];
    setPose((before) => turned(before, by[0], by[1]));
  }

  function pressKey(event: KeyboardEvent): void {
    const turns: Readonly<Record<string, Point>> = {
      ArrowLeft: [-keyTurn, 0],
      ArrowRight: [keyTurn, 0],
      ArrowUp: [0, -keyTurn],
      ArrowDown: [0, keyTurn],
    };
    const turn = turns[event.key];
    if (turn === undefined) return;
    event.preventDefault();
    setPose((before) => turned(before, turn[0], turn[1]));
  }

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
      onKeyDown={pressKey}
    >
      <canvas
        ref={canvas}
        style={{ width, height }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = [event.clientX, event.clientY];
        }}
        onPointerMove={follow}
        onPointerUp={() => {
          last.current = null;
        }}
        onPointerCancel={() => {
          last.current = null;
        }}
      />
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
  const density = devicePixelRatio;
  canvas.width = width * density;
  canvas.height = height * density;
  const context = canvas.getContext('2d')!;
  // Tokens arrive as the canvas's own colours, resolved for the scheme.
  const { color: ink, backgroundColor: panel, caretColor: accent } = getComputedStyle(canvas);
  // The square's diagonal fills four fifths of the width, which leaves room for its height and its names.
  const size = (0.82 * width * density) / 2 / Math.SQRT2;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.lineJoin = 'round';

  const heights = heightsOf(landscape);
  for (const { corners, share } of pieces(landscape.height, heights, pose, cells)) {
    context.beginPath();
    for (const [x, y] of corners) context.lineTo(x * size, y * size);
    context.closePath();
    // Low ground is dark, as on the map of a sea.
    context.globalAlpha = 1;
    context.fillStyle = panel;
    context.fill();
    context.globalAlpha = 0.08 + 0.5 * (1 - share) ** 2;
    context.fillStyle = ink;
    context.fill();
    context.globalAlpha = 0.28;
    context.strokeStyle = ink;
    context.lineWidth = 0.6 * density;
    context.stroke();
  }

  // The path lies over the surface, also where the surface would hide it.
  context.globalAlpha = 1;
  context.strokeStyle = context.fillStyle = accent;
  context.lineWidth = 2 * density;
  const shown = places.filter((place) =>
    place.every((value) => value >= range.min && value <= range.max),
  );
  const views = shown.map((place) => project(place, landscape.height(place), heights, pose));
  context.beginPath();
  for (const [x, y] of views) context.lineTo(x * size, y * size);
  context.stroke();
  if (shown.length === places.length) {
    const [x, y] = views.at(-1)!;
    context.beginPath();
    context.arc(x * size, y * size, 6 * density, 0, 2 * Math.PI);
    context.fill();
    context.strokeStyle = panel;
    context.lineWidth = 1.5 * density;
    context.stroke();
  }
  // The axes' names stand at the middle of the near sides.
  context.globalAlpha = 1;
  context.fillStyle = ink;
  context.font = `italic ${String(14 * density)}px serif`;
  context.textAlign = 'center';
  for (const [name, at] of [
    ['x', [range.max * 1.12, range.min]],
    ['y', [range.min, range.max * 1.12]],
  ] as const) {
    const [x, y] = project(at, heights.low, heights, pose);
    context.fillText(name, x * size, y * size);
  }
}
