// The place that keeps runs which outlive the worker: what is asked of it. Worker and Node.
import type { KeptRun } from '../protocol/kept-run.ts';

/** A run has a place, which is a name. Methods reject when the browser refuses: storage that is full, switched off or gone. */
export interface CheckpointStore {
  /** Whatever is there; undefined where nothing is. */
  load(place: string): Promise<unknown>;
  save(place: string, kept: KeptRun): Promise<void>;
  remove(place: string): Promise<void>;
}
