// Plain gradient descent on a landscape, with what each step promises and what it brings. Page thread, pure.
import type { Point } from '../plane/half-plane.ts';
import type { Landscape } from './landscapes.ts';

export interface Step {
  readonly from: Point;
  readonly gradient: Point;
  /** -eta grad f */
  readonly move: Point;
  readonly to: Point;
  /** -eta |grad f|^2, the change of height to first order. */
  readonly promised: number;
  readonly change: number;
}

export function stepFrom({ height, gradient }: Landscape, from: Point, eta: number): Step {
  const g = gradient(from);
  const move: Point = [-eta * g[0], -eta * g[1]];
  const to: Point = [from[0] + move[0], from[1] + move[1]];
  const promised = -eta * (g[0] * g[0] + g[1] * g[1]);
  return { from, gradient: g, move, to, promised, change: height(to) - height(from) };
}

/** Further out than this a ball counts as lost, long before its height is no number. */
const lost = 1e4;

export const isLost = (at: Point) => !at.every((value) => Math.abs(value) <= lost);

/** The places of a ball that takes `steps` steps, the start first; ends with the first place that is lost. */
export function descend(landscape: Landscape, start: Point, eta: number, steps: number): Point[] {
  const places = [start];
  for (let i = 0; i < steps && !isLost(places.at(-1)!); i++) {
    places.push(stepFrom(landscape, places.at(-1)!, eta).to);
  }
  return places;
}
