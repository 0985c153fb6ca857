// Keep runs and speeds in memory, copied as a browser's storage would copy them. Node and browser.
import type { RunId } from '../../protocol/messages.ts';
import type { CheckpointStore } from '../checkpoint-store.ts';
import type { KeptRun } from '../placed-run.ts';
import type { SpeedStore } from '../speeds.ts';

export class MemoryCheckpoints implements CheckpointStore {
  readonly runs = new Map<RunId, unknown>();
  /** Set: what every save is refused with. */
  refusal: Error | null = null;

  load(run: RunId): Promise<unknown> {
    return Promise.resolve(structuredClone(this.runs.get(run)));
  }

  save(run: RunId, kept: KeptRun): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.runs.set(run, structuredClone(kept));
    return Promise.resolve();
  }

  remove(run: RunId): Promise<void> {
    this.runs.delete(run);
    return Promise.resolve();
  }
}

export class MemorySpeeds implements SpeedStore {
  readonly speeds = new Map<string, unknown>();

  load(networks: string): Promise<unknown> {
    return Promise.resolve(structuredClone(this.speeds.get(networks)));
  }

  save(networks: string, speeds: unknown): Promise<void> {
    this.speeds.set(networks, structuredClone(speeds));
    return Promise.resolve();
  }
}
