// All that we have recorded of the published experiments, read when the book is built. Page thread.
import { unpackRuns, type PackedRuns } from './packed-runs.ts';

const [packed] = Object.values(
  import.meta.glob<PackedRuns>('/experiments/recorded.json', { eager: true, import: 'default' }),
) as [PackedRuns];

export const recorded = unpackRuns(packed);

/** Of the reader that is no network: test images right with the memory of each seed, and how long the set took. */
interface RecordedNearest {
  readonly byInk: readonly number[];
  readonly byShape: readonly number[];
  readonly secondsEach: number;
}

export const [recordedNearest] = Object.values(
  import.meta.glob<RecordedNearest>('/experiments/baselines/nearest-image.json', {
    eager: true,
    import: 'default',
  }),
) as [RecordedNearest];
