// One of our own runs of a published experiment, as experiments/results records it. Page thread and scripts, pure.

/** A run that was made with this book's engine in Node; of an experiment whose networks vote, one team of them. */
export interface RecordedRun {
  readonly preset: string;
  /** Of a team, its first network's. */
  readonly seed: number;
  /** Test images read right after each epoch; by a team, with its votes. */
  readonly testCorrect: readonly number[];
  /** Of training, all networks of a team together. */
  readonly seconds: number;
}

const pattern = /([^/]+?)(?:-\d+-epochs)?-seed(\d+)-kernels\.json$/;

/**
 * @param testCorrect @param seconds by the path of the summary; those of other backends are left out
 * @returns the longest run of each seed, for a shorter one is its beginning
 */
export function recordedRuns(
  testCorrect: Readonly<Record<string, readonly number[]>>,
  seconds: Readonly<Record<string, number>>,
): readonly RecordedRun[] {
  const longest = new Map<string, RecordedRun>();
  for (const [path, correct] of Object.entries(testCorrect)) {
    const found = pattern.exec(path);
    if (found === null) continue;
    const [, preset = '', seed = ''] = found;
    const other = longest.get(`${preset} ${seed}`);
    if (other !== undefined && other.testCorrect.length >= correct.length) continue;
    const run = { preset, seed: Number(seed), testCorrect: correct, seconds: seconds[path] ?? 0 };
    longest.set(`${preset} ${seed}`, run);
  }
  return [...longest.values()];
}

/** @returns those of this experiment */
export function runsOf<Run extends RecordedRun>(
  { id }: { readonly id: string },
  records: readonly Run[],
): readonly Run[] {
  return records.filter(({ preset }) => preset === id);
}
