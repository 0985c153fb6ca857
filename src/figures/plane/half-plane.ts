// The half-plane where a neuron says yes, cut to what is shown. Page thread, pure.

/** A neuron with two inputs: z = w1 x + w2 y + b. */
export interface Line {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
}

export type Point = readonly [x: number, y: number];

export interface Range {
  readonly min: number;
  readonly max: number;
}

export function weightedSum({ w1, w2, b }: Line, [x, y]: Point): number {
  return w1 * x + w2 * y + b;
}

/** Rosenblatt's perceptron: 1 where w . x + b > 0, else 0. */
export function perceptron(line: Line, point: Point): 0 | 1 {
  return weightedSum(line, point) > 0 ? 1 : 0;
}

/**
 * The part of the square `range` x `range` where the weighted sum is above 0, as a polygon's corners in order; empty where
 * there is none (Sutherland and Hodgman 1974, one edge).
 */
export function positivePart(line: Line, { min, max }: Range): Point[] {
  const corners: Point[] = [
    [min, min],
    [max, min],
    [max, max],
    [min, max],
  ];
  const part: Point[] = [];
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % corners.length]!;
    const a = weightedSum(line, from);
    const c = weightedSum(line, to);
    if (a > 0) part.push(from);
    if (a > 0 !== c > 0) {
      const share = a / (a - c);
      part.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    }
  }
  return part;
}

/** The two ends of the line w . x + b = 0 within the square; null where it does not cross it. */
export function lineEnds(line: Line, range: Range): readonly [Point, Point] | null {
  const { w1, w2, b } = line;
  const length = Math.hypot(w1, w2);
  if (length === 0) return null;
  const foot: Point = [(-b * w1) / length ** 2, (-b * w2) / length ** 2];
  const along: Point = [-w2 / length, w1 / length];
  // Liang and Barsky 1984: the part of the line that lies within both pairs of sides.
  let from = -Infinity;
  let to = Infinity;
  for (const axis of [0, 1] as const) {
    if (Math.abs(along[axis]) < 1e-12) {
      if (foot[axis] < range.min || foot[axis] > range.max) return null;
      continue;
    }
    const ends = [
      (range.min - foot[axis]) / along[axis],
      (range.max - foot[axis]) / along[axis],
    ].sort((p, q) => p - q);
    from = Math.max(from, ends[0]!);
    to = Math.min(to, ends[1]!);
  }
  if (from >= to) return null;
  const at = (t: number): Point => [foot[0] + t * along[0], foot[1] + t * along[1]];
  return [at(from), at(to)];
}
