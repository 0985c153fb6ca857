// All of our own runs of the published experiments, read when the book is built. Page thread.
import { recordedRuns } from './recorded-run.ts';

export const recorded = recordedRuns(
  import.meta.glob<readonly number[]>('/experiments/results/*.json', {
    eager: true,
    import: 'testCorrect',
  }),
  import.meta.glob<number>('/experiments/results/*.json', {
    eager: true,
    import: 'trainingSeconds',
  }),
);
