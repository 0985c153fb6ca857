// Ticks, thinning and label places of plots. Page thread, pure.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Round numbers from `low` to `high` or just inside, at most `most` of them, their distance 1, 2 or 5 times a power of ten. */
export function roundTicks(low: number, high: number, most: number): readonly number[] {
  const rough = (high - low) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= rough * 0.999)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** At most about `limit` points, first and last among them. Which ones stay does not change from one added point to the next. */
export function thin(points: readonly Point[], limit: number): readonly Point[] {
  let stride = 1;
  while (points.length / stride > limit) stride *= 2;
  return points.filter((_, index) => index % stride === 0 || index === points.length - 1);
}

/** Points that fall into the same stretch of `width` along x as their mean. Points in order of x, also the result. */
export function means(points: readonly Point[], width: number): readonly Point[] {
  const result: Point[] = [];
  let bin = NaN;
  let count = 0;
  for (const { x, y } of points) {
    const before = result.at(-1);
    if (before === undefined || Math.floor(x / width) !== bin) {
      bin = Math.floor(x / width);
      count = 1;
      result.push({ x, y });
    } else {
      count += 1;
      result[result.length - 1] = {
        x: before.x + (x - before.x) / count,
        y: before.y + (y - before.y) / count,
      };
    }
  }
  return result;
}

/**
 * Moves labels apart that would overlap.
 * @param heights where each would like to stand
 * @param gap least distance of two
 */
export function spread(heights: readonly number[], gap: number): readonly number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  order.forEach((index, rank) => {
    if (rank === 0) return;
    const above = order[rank - 1]!;
    const overlap = placed[above]! + gap - placed[index]!;
    if (overlap <= 0) return;
    placed[index]! += overlap / 2;
    for (const earlier of order.slice(0, rank)) placed[earlier]! -= overlap / 2;
  });
  return placed;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * The same for labels that stand at several places along x: only those near each other are moved.
 * @returns their heights
 */
export function spreadNear(spots: readonly Spot[], gap: Spot): readonly number[] {
  const heights = spots.map(({ y }) => y);
  const order = spots.map((_, index) => index).sort((a, b) => spots[a]!.x - spots[b]!.x);
  let near: number[] = [];
  order.forEach((index, rank) => {
    near.push(index);
    const next = order[rank + 1];
    if (next !== undefined && spots[next]!.x - spots[index]!.x < gap.x) return;
    const wanted = near.map((one) => spots[one]!.y);
    for (const [place, height] of spread(wanted, gap.y).entries()) heights[near[place]!] = height;
    near = [];
  });
  return heights;
}
