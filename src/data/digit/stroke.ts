// What a pen leaves: points, and the smooth line through them. Any thread.

/** In sides of the pad, from its top left corner: 0 to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** From where the pen came down to where it was lifted. One point is a dot. */
export type Stroke = readonly Point[];

/** Points that turn the line by more than this (radians) are corners that were meant, as in a 7. */
const cornerAngle = Math.PI / 3;
/** A line's finest part, as a share of its longer side: a third of a pixel at MNIST’s size. */
const finest = 1 / 60;
/** In sides of the pad: what lies closer is one point, lest a step be 0. */
const smallest = 1e-6;

/**
 * The line through the points as a chain of short straight pieces: smooth between corners, where a pointer leaves gaps.
 * Centripetal Catmull-Rom curves (Barry and Goldman 1988; Yuksel et al. 2011): they pass through every point and never loop.
 * @returns at least one point unless the stroke is empty
 */
export function smoothLine(stroke: Stroke): readonly Point[] {
  const { width, height } = extent([stroke]);
  const step = Math.max(Math.max(width, height) * finest, smallest);
  const points = spaced(stroke, step);
  const first = points[0];
  if (!first) return [];
  const line = [first];
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1]!;
    const to = points[i]!;
    const before = curveNeighbour(points, i - 1, -1);
    const after = curveNeighbour(points, i, 1);
    const pieces = Math.ceil(distance(from, to) / step);
    for (let k = 1; k < pieces; k++) line.push(onCurve(before, from, to, after, k / pieces));
    line.push(to);
  }
  return line;
}

/** Where points lie; an empty box at 0 when there are none. */
export function extent(lines: readonly (readonly Point[])[]): {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
} {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const line of lines) {
    for (const { x, y } of line) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left > right
    ? { left: 0, top: 0, width: 0, height: 0 }
    : { left, top, width: right - left, height: bottom - top };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Leaves out points closer than `step` to the one before; keeps both ends. */
function spaced(points: readonly Point[], step: number): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || (distance(last, point) >= step && distance(last, point) > 0)) kept.push(point);
  }
  const [last, end] = [kept.at(-1), points.at(-1)];
  if (last && end && distance(last, end) > 0) {
    if (kept.length > 1) kept.pop();
    kept.push(end);
  }
  return kept;
}

/** The point beyond `at` that the curve takes its direction from; null at a corner and at the ends. */
function curveNeighbour(points: readonly Point[], at: number, side: 1 | -1): Point | null {
  const next = points[at + side];
  const before = points[at - side];
  if (!next || !before) return null;
  const here = points[at]!;
  const turn =
    Math.atan2(next.y - here.y, next.x - here.x) - Math.atan2(here.y - before.y, here.x - before.x);
  return Math.cos(turn) < Math.cos(cornerAngle) ? null : next;
}

/** The point at `t`, 0 to 1, between b and c. Without a neighbour on one side the curve bends as on the other. */
function onCurve(a: Point | null, b: Point, c: Point, d: Point | null, t: number): Point {
  if (a) return catmullRom(a, b, c, d ?? mirrored(a, b, c), t);
  return d ? catmullRom(mirrored(d, b, c), b, c, d, t) : between(b, c, t);
}

/** The mirror image of a point, the mirror standing upright half way from b to c. */
function mirrored(point: Point, b: Point, c: Point): Point {
  const dx = c.x - b.x;
  const dy = c.y - b.y;
  const fromMirror = (point.x - (b.x + c.x) / 2) * dx + (point.y - (b.y + c.y) / 2) * dy;
  const twice = (2 * fromMirror) / (dx * dx + dy * dy);
  return { x: point.x - twice * dx, y: point.y - twice * dy };
}

/** The same with all neighbours, by Barry and Goldman's pyramid. */
function catmullRom(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  // Centripetal: the curve's time between two points is the square root of their distance.
  const ta = -Math.sqrt(distance(a, b));
  const tc = Math.sqrt(distance(b, c));
  const td = tc + Math.sqrt(distance(c, d));
  const now = t * tc;
  const ab = between(a, b, (now - ta) / -ta);
  const bc = between(b, c, t);
  const cd = between(c, d, (now - tc) / (td - tc));
  return between(between(ab, bc, (now - ta) / (tc - ta)), between(bc, cd, now / td), t);
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
