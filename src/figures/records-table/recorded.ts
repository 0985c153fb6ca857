// Our own runs of the published experiments, as experiments/results records them: read when the book is built. Page thread.

/** One run that was made with this book's engine in Node. */
export interface RecordedRun {
  readonly preset: string;
  readonly seed: number;
  /** null: as many as were published. */
  readonly epochs: number | null;
  /** Test images read right at best. */
  readonly best: number;
  readonly seconds: number;
  /** Where its curve is kept. */
  readonly path: string;
}

const pattern = /([^/]+?)(?:-(\d+)-epochs)?-seed(\d+)-kernels\.json$/;

/** @param best @param seconds by the path of the summary; those of other backends are left out */
export function recordedRuns(
  best: Readonly<Record<string, number>>,
  seconds: Readonly<Record<string, number>>,
): readonly RecordedRun[] {
  return Object.entries(best).flatMap(([path, correct]) => {
    const found = pattern.exec(path);
    if (found === null) return [];
    const [, preset = '', epochs, seed = ''] = found;
    return [
      {
        preset,
        seed: Number(seed),
        epochs: epochs === undefined ? null : Number(epochs),
        best: correct,
        seconds: seconds[path] ?? 0,
        path,
      },
    ];
  });
}

export const recorded = recordedRuns(
  import.meta.glob<number>('/experiments/results/*.json', {
    eager: true,
    import: 'bestTestCorrect',
  }),
  import.meta.glob<number>('/experiments/results/*.json', {
    eager: true,
    import: 'trainingSeconds',
  }),
);
