// Lines of equal height by marching squares (Lorensen and Cline 1987, in the plane). Page thread, pure.
import type { Point, Range } from '../plane/half-plane.ts';

export type Segment = readonly [Point, Point];

/**
 * The line where `height` is `level`, within the square `range` x `range`, as loose segments.
 * @param cells along each side
 */
export function contour(
  height: (at: Point) => number,
  level: number,
  range: Range,
  cells = 72,
): Segment[] {
  const at = (i: number) => range.min + ((range.max - range.min) * i) / cells;
  const heights = Array.from({ length: cells + 1 }, (_, i) =>
    Array.from({ length: cells + 1 }, (_, j) => height([at(i), at(j)]) - level),
  );
  const segments: Segment[] = [];
  for (let i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++) {
      const corners = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ] as const;
      const crossings: Point[] = [];
      for (const [index, [fromI, fromJ]] of corners.entries()) {
        const [toI, toJ] = corners[(index + 1) % 4]!;
        const a = heights[fromI]![fromJ]!;
        const b = heights[toI]![toJ]!;
        if (a > 0 === b > 0) continue;
        const share = a / (a - b);
        crossings.push([
          at(fromI) + share * (at(toI) - at(fromI)),
          at(fromJ) + share * (at(toJ) - at(fromJ)),
        ]);
      }
      // Four crossings are a pass within the cell; either way of joining them is as good.
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        segments.push([crossings[k]!, crossings[k + 1]!]);
      }
    }
  }
  return segments;
}
