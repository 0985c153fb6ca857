// A surface over a square as flat pieces, turned and ready to be painted from back to front. Page thread, pure.
import type { Point, Range } from '../plane/half-plane.ts';

/** Radians: `turn` about the upright axis, `tilt` from the side (0) to straight from above (pi / 2). */
export interface Pose {
  readonly turn: number;
  readonly tilt: number;
}

/** Along the screen, down the screen, and away from the eye; the middle of the square is the origin, its half side 1. */
export type Seen = readonly [x: number, y: number, depth: number];

export interface Heights {
  readonly range: Range;
  /** Heights outside are cut to these. */
  readonly low: number;
  readonly high: number;
}

/** Where the lowest and the highest stand, in half sides of the square. */
const stature = 0.55;

/** 0 at the lowest height, 1 at the highest. */
const share = (height: number, { low, high }: Heights) =>
  Math.min(1, Math.max(0, (height - low) / (high - low)));

/** Parallel projection of a place at a height. */
export function project(at: Point, height: number, heights: Heights, { turn, tilt }: Pose): Seen {
  const { min, max } = heights.range;
  const half = (max - min) / 2;
  const x = (at[0] - min) / half - 1;
  const y = (at[1] - min) / half - 1;
  const z = stature * (2 * share(height, heights) - 1);
  const along = x * Math.cos(turn) - y * Math.sin(turn);
  const away = x * Math.sin(turn) + y * Math.cos(turn);
  return [
    along,
    -away * Math.sin(tilt) - z * Math.cos(tilt),
    away * Math.cos(tilt) - z * Math.sin(tilt),
  ];
}

export interface Piece {
  readonly corners: readonly Seen[];
  /** Mean height of its corners, as a share. */
  readonly share: number;
  readonly depth: number;
}

/** The surface in cells x cells pieces, the furthest first (painter's algorithm). */
export function pieces(
  height: (at: Point) => number,
  heights: Heights,
  pose: Pose,
  cells: number,
): Piece[] {
  const { min, max } = heights.range;
  const at = (i: number) => min + ((max - min) * i) / cells;
  const grid = Array.from({ length: cells + 1 }, (_, i) =>
    Array.from({ length: cells + 1 }, (_, j) => {
      const h = height([at(i), at(j)]);
      return { seen: project([at(i), at(j)], h, heights, pose), share: share(h, heights) };
    }),
  );
  const all: Piece[] = [];
  for (let i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++) {
      const corners = [grid[i]![j]!, grid[i + 1]![j]!, grid[i + 1]![j + 1]!, grid[i]![j + 1]!];
      const mean = (read: (corner: (typeof corners)[number]) => number) =>
        corners.reduce((sum, corner) => sum + read(corner), 0) / 4;
      all.push({
        corners: corners.map(({ seen }) => seen),
        share: mean((corner) => corner.share),
        depth: mean(({ seen }) => seen[2]),
      });
    }
  }
  return all.sort((a, b) => b.depth - a.depth);
}
