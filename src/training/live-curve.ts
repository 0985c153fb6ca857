// Keeps the live curve short however long a run lasts. Page thread.
import type { LivePoint } from './run-state.ts';

/** A plot is about as wide in pixels: more points could not be seen. */
const limit = 800;

function joined(first: LivePoint, second: LivePoint): LivePoint {
  return {
    epoch: second.epoch,
    cost: (first.cost + second.cost) / 2,
    trainingAccuracy: (first.trainingAccuracy + second.trainingAccuracy) / 2,
    testAccuracy: second.testAccuracy ?? first.testAccuracy,
  };
}

/** The curve as it is while it is short; else neighbours are averaged in pairs, which halves it. */
export function thinned(points: readonly LivePoint[]): readonly LivePoint[] {
  if (points.length <= limit) return points;
  const pairs: LivePoint[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const first = points[i]!;
    const second = points[i + 1];
    pairs.push(second ? joined(first, second) : first);
  }
  return pairs;
}
