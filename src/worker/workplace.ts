// What all runs of a worker share. Worker.
import type { WorkerEvent } from '../protocol/messages.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import type { ComparisonPace } from './comparison.ts';
import type { DataFeed } from './data-feed.ts';

export interface Workplace {
  readonly feed: DataFeed;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Lets the messages that wait be heard. */
  readonly giveWay: () => Promise<void>;
  readonly emit: (event: WorkerEvent) => void;
  readonly checkpoints: CheckpointStore;
  readonly comparison: ComparisonPace;
}
