// Between which bounds one more figure of the same kind falls, 98 times in a hundred. Page thread, pure.

/**
 * The 0.99 quantile of Student's t with 1, 2, ... degrees of freedom: what replaces the normal 2.33 where a spread is known
 * from few figures only. Source: W. S. Gosset, "The probable error of a mean", Biometrika 6 (1908).
 */
export const studentQuantiles = [
  31.821, 6.965, 4.541, 3.747, 3.365, 3.143, 2.998, 2.896, 2.821, 2.764, 2.718, 2.681, 2.65, 2.624,
  2.602, 2.583, 2.567, 2.552, 2.539, 2.528,
] as const;

/**
 * The prediction interval of one more figure, if all come from one normal distribution: the mean give or take
 * t s sqrt(1 + 1/n), for the mean of n is itself uncertain. Beyond 21 figures t is that of 21, a little too wide.
 * @param figures at least two
 */
export function predictionInterval(figures: readonly number[]): readonly [number, number] {
  const n = figures.length;
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / n;
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (n - 1));
  const t = studentQuantiles[Math.min(n - 1, studentQuantiles.length) - 1]!;
  const width = t * deviation * Math.sqrt(1 + 1 / n);
  return [mean - width, mean + width];
}
