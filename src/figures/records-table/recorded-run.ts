// One of our own runs of a published experiment, as experiments/results records it. Page thread and scripts, pure.

/** A run that was made with this book's engine in Node; of an experiment whose networks vote, one team of them. */
export interface RecordedRun {
  readonly preset: string;
  /** Of a team, its first network's. */
  readonly seed: number;
  /** Test images read right after each epoch; by a team, with its votes. */
  readonly testCorrect: readonly number[];
  /** Of training at the pace of its fastest epoch; of a team, as all its networks took. */
  readonly seconds: number;
}

/** @returns those of this experiment */
export function runsOf<Run extends RecordedRun>(
  { id }: { readonly id: string },
  records: readonly Run[],
): readonly Run[] {
  return records.filter(({ preset }) => preset === id);
}
