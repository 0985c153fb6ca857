import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineEnds, perceptron, positivePart, weightedSum, type Point } from './half-plane.ts';

const range = { min: -0.5, max: 1.5 };
const number = fc.double({ min: -4, max: 4, noNaN: true });
const lines = fc.record({ w1: number, w2: number, b: number });

/** Area of a polygon (shoelace formula). */
function area(polygon: readonly Point[]): number {
  return Math.abs(
    polygon.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = polygon[(index + 1) % polygon.length]!;
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

describe('the half-plane of a perceptron', () => {
  it('is AND with weights 0.6, 0.6 and bias -1, and NAND with -2, -2 and 3', () => {
    const corners: Point[] = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    expect(corners.map((p) => perceptron({ w1: 0.6, w2: 0.6, b: -1 }, p))).toEqual([0, 0, 0, 1]);
    expect(corners.map((p) => perceptron({ w1: -2, w2: -2, b: 3 }, p))).toEqual([1, 1, 1, 0]);
  });

  it('and its opposite share out the whole square', () => {
    fc.assert(
      fc.property(lines, ({ w1, w2, b }) => {
        fc.pre(Math.hypot(w1, w2) > 1e-3);
        const yes = area(positivePart({ w1, w2, b }, range));
        const no = area(positivePart({ w1: -w1, w2: -w2, b: -b }, range));
        expect(yes + no).toBeCloseTo(4, 6);
      }),
    );
  });

  it('ends in a line whose ends lie on the border, where the sum is 0', () => {
    fc.assert(
      fc.property(lines, (line) => {
        fc.pre(Math.hypot(line.w1, line.w2) > 1e-3);
        const ends = lineEnds(line, range);
        if (ends === null) {
          expect([0, 4]).toContain(Math.round(area(positivePart(line, range)) * 1e6) / 1e6);
          return;
        }
        for (const [x, y] of ends) {
          expect(Math.abs(weightedSum(line, [x, y]))).toBeLessThan(1e-9);
          expect(Math.max(Math.abs(x - 0.5), Math.abs(y - 0.5))).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it('is nothing at all without weights and bias', () => {
    expect(positivePart({ w1: 0, w2: 0, b: 0 }, range)).toEqual([]);
    expect(lineEnds({ w1: 0, w2: 0, b: 1 }, range)).toBeNull();
  });
});
