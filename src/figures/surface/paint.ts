// What all pictures of surfaces share: a canvas ready to be painted, the pieces, the axes' names. Page thread.
import type { Point } from '../plane/half-plane.ts';
import { pieces, project, type Heights, type Pose, type Seen } from './projection.ts';

interface Stage {
  readonly context: CanvasRenderingContext2D;
  readonly density: number;
  /** Where a seen place lies on the canvas. */
  readonly at: (seen: Seen) => Point;
}

/** Empties the canvas and puts the origin in its middle. CSS pixels. */
export function stageOf(canvas: HTMLCanvasElement, width: number, height: number): Stage {
  const density = devicePixelRatio;
  canvas.width = width * density;
  canvas.height = height * density;
  const context = canvas.getContext('2d')!;
  // The square's diagonal fills four fifths of the width, which leaves room for its height and its names.
  const size = (0.82 * width * density) / 2 / Math.SQRT2;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.lineJoin = 'round';
  return { context, density, at: ([x, y]) => [x * size, y * size] };
}

interface Paint {
  readonly ground: string;
  readonly ink: string;
  /** How much ink a piece takes, 0..1, by its share of the height. */
  readonly shade: (share: number) => number;
}

export function paintPieces(
  { context, density, at }: Stage,
  height: (place: Point) => number,
  heights: Heights,
  pose: Pose,
  cells: number,
  { ground, ink, shade }: Paint,
): void {
  for (const { corners, share } of pieces(height, heights, pose, cells)) {
    context.beginPath();
    for (const corner of corners) context.lineTo(...at(corner));
    context.closePath();
    context.globalAlpha = 1;
    context.fillStyle = ground;
    context.fill();
    context.globalAlpha = shade(share);
    context.fillStyle = ink;
    context.fill();
    context.globalAlpha = 0.28;
    context.strokeStyle = ink;
    context.lineWidth = 0.6 * density;
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** The axes' names stand at the middle of the near sides. */
export function paintNames(
  { context, density, at }: Stage,
  names: readonly [string, string],
  heights: Heights,
  pose: Pose,
  ink: string,
): void {
  const { min, max } = heights.range;
  const beyond = max + 0.06 * (max - min);
  context.fillStyle = ink;
  context.font = `italic ${String(14 * density)}px serif`;
  context.textAlign = 'center';
  for (const [name, place] of [
    [names[0], [beyond, min]],
    [names[1], [min, beyond]],
  ] as const) {
    const [x, y] = at(project(place, heights.low, heights, pose));
    context.fillText(name, x, y);
  }
}
