// Where along each line of a drawing its number stands, so that no number lies on another line, number or circle. Page
// thread, pure.

type Point = readonly [x: number, y: number];

export interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** A number is so much wider than high: across, distances count less. */
const flatness = 2.4;
/** Half of a number's own size. */
const half = { width: 21, height: 9 };
const tried = 29;
/** Each number moves once more when all others stand. */
const rounds = 3;

const flat = ([x, y]: Point): Point => [x / flatness, y];
const along = ({ from, to }: Line, t: number): Point => [
  from[0] + t * (to[0] - from[0]),
  from[1] + t * (to[1] - from[1]),
];

function distance([x, y]: Point, { from, to }: Line): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const t = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1);
  const [nearX, nearY] = along({ from, to }, Math.min(1, Math.max(0, t)));
  return Math.hypot(x - nearX, y - nearY);
}

/** The share of a line at either end that its circles and half of the number take. */
function taken({ from, to }: Line, radius: number): number {
  const [dx, dy] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  const length = Math.hypot(dx, dy) || 1;
  const number = Math.min((half.width * length) / (dx || 1), (half.height * length) / (dy || 1));
  return Math.min(0.5, (radius + number) / length);
}

/**
 * Shares of the lines' lengths, one for each.
 * @param radius of the circles at the ends
 * @param avoid other places, such as the names of circles
 */
export function labelPlaces(
  lines: readonly Line[],
  radius: number,
  avoid: readonly Point[],
): readonly number[] {
  const flattened = lines.map(({ from, to }) => ({ from: flat(from), to: flat(to) }));
  const others = avoid.map(flat);
  const places: number[] = lines.map(() => 0.5);
  /** How free a place is; less counts what is far anyway. */
  const room = (index: number, t: number): number => {
    const point = along(flattened[index]!, t);
    const toLines = flattened.map((line, n) => (n === index ? Infinity : distance(point, line)));
    // Two numbers need room for both.
    const toNumbers = flattened.map((line, n) => {
      if (n === index) return Infinity;
      const [x, y] = along(line, places[n]!);
      return Math.hypot(point[0] - x, point[1] - y) / 1.6;
    });
    const toOthers = others.map(([x, y]) => Math.hypot(point[0] - x, point[1] - y) / 1.6);
    return Math.min(...toLines, ...toNumbers, ...toOthers);
  };
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < lines.length; index++) {
      const first = taken(lines[index]!, radius);
      let best = -Infinity;
      for (let n = 0; n < tried; n++) {
        const t = first + ((1 - 2 * first) * n) / (tried - 1);
        const free = room(index, t);
        if (free > best) [best, places[index]] = [free, t];
      }
    }
  }
  return places;
}
