import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedSum, type Point } from '../plane/half-plane.ts';
import {
  correct,
  mistakes,
  untilCorrection,
  type LabelledPoint,
  type Learning,
} from './learning-rule.ts';

const start: Learning = { line: { w1: 0, w2: 0, b: 0 }, next: 0, looked: 0, corrections: 0 };
const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
const points = fc.tuple(coordinate, coordinate);

/** Radius of all points, the bias counted as an input of 1. */
const radius = (all: readonly LabelledPoint[]) =>
  Math.max(...all.map(({ at: [x, y] }) => Math.hypot(x, y, 1)));

describe('the perceptron learning rule', () => {
  it('moves the sum of a mistaken point by x.x + 1 towards the right side', () => {
    const point: LabelledPoint = { at: [0.5, -0.25], label: 1 };
    const line = { w1: -1, w2: 0, b: 0 };
    const moved = weightedSum(correct(line, point), point.at) - weightedSum(line, point.at);
    expect(moved).toBeCloseTo(0.5 ** 2 + 0.25 ** 2 + 1, 12);
  });

  it('separates what can be separated within Novikoff’s bound', () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 30 }), (places) => {
        // Labelled by the line x + y = 0.1, those too near to it left out.
        const margin = 0.05;
        const norm = Math.hypot(1, 1, 0.1);
        const all = places.flatMap(([x, y]): LabelledPoint[] => {
          const side = (x + y - 0.1) / norm;
          return Math.abs(side) < margin ? [] : [{ at: [x, y] as Point, label: side > 0 ? 1 : 0 }];
        });
        fc.pre(all.length > 0);
        let learning = start;
        const bound = (radius(all) / margin) ** 2;
        while (mistakes(learning.line, all) > 0) {
          learning = untilCorrection(learning, all);
          expect(learning.corrections).toBeLessThanOrEqual(bound);
        }
      }),
    );
  });

  it('never settles on XOR', () => {
    const all: LabelledPoint[] = [
      { at: [0, 0], label: 0 },
      { at: [0, 1], label: 1 },
      { at: [1, 0], label: 1 },
      { at: [1, 1], label: 0 },
    ];
    let learning = start;
    for (let i = 0; i < 1000; i++) learning = untilCorrection(learning, all);
    expect(learning.corrections).toBe(1000);
  });
});
