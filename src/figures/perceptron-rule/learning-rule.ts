// The perceptron learning rule on points in the plane. Page thread, pure.
import { perceptron, type Line, type Point } from '../plane/half-plane.ts';

export interface LabelledPoint {
  readonly at: Point;
  readonly label: 0 | 1;
}

/** A mistake adds the input to the weights (0 should have been 1) or takes it away. Rosenblatt 1962, with rate 1. */
export function correct(line: Line, { at: [x, y], label }: LabelledPoint): Line {
  const error = label - perceptron(line, [x, y]);
  return { w1: line.w1 + error * x, w2: line.w2 + error * y, b: line.b + error };
}

export interface Learning {
  readonly line: Line;
  /** Which point is looked at next. */
  readonly next: number;
  readonly looked: number;
  readonly corrections: number;
}

/** Looks at the next point, and corrects where it is wrong. */
export function look(learning: Learning, points: readonly LabelledPoint[]): Learning {
  const point = points[learning.next % points.length]!;
  const line = correct(learning.line, point);
  const wrong = perceptron(learning.line, point.at) !== point.label;
  return {
    line,
    next: (learning.next + 1) % points.length,
    looked: learning.looked + 1,
    corrections: learning.corrections + (wrong ? 1 : 0),
  };
}

/** Goes on to the next correction, or once round all points if there is none to make. */
export function untilCorrection(learning: Learning, points: readonly LabelledPoint[]): Learning {
  let now = learning;
  for (let i = 0; i < points.length; i++) {
    const then = look(now, points);
    if (then.corrections > now.corrections) return then;
    now = then;
  }
  return now;
}

export function mistakes(line: Line, points: readonly LabelledPoint[]): number {
  return points.filter(({ at, label }) => perceptron(line, at) !== label).length;
}
