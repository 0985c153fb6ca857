// Keep runs and speeds in memory, copied as a browser's storage would copy them. Node and browser.
import type { RunId } from '../../protocol/messages.ts';
import type { CheckpointStore } from '../checkpoint-store.ts';
import type { KeptRun } from '../../protocol/kept-run.ts';
import type { SpeedStore } from '../speeds.ts';
import type { KeptTimeline, TimelineStore } from '../timeline/timeline-store.ts';

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

export class MemoryTimelines implements TimelineStore {
  readonly lists = new Map<RunId, unknown>();
  readonly moments = new Map<string, unknown>();
  /** Set: what every save is refused with. */
  refusal: Error | null = null;

  list(run: RunId): Promise<unknown> {
    return Promise.resolve(structuredClone(this.lists.get(run)));
  }

  saveList(run: RunId, timeline: KeptTimeline): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.lists.set(run, structuredClone(timeline));
    return Promise.resolve();
  }

  load(run: RunId, moment: number): Promise<unknown> {
    return Promise.resolve(structuredClone(this.moments.get(`${run} ${String(moment)}`)));
  }

  save(run: RunId, moment: number, kept: KeptRun): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.moments.set(`${run} ${String(moment)}`, structuredClone(kept));
    return Promise.resolve();
  }

  remove(run: RunId, moment: number): Promise<void> {
    this.moments.delete(`${run} ${String(moment)}`);
    return Promise.resolve();
  }

  clear(run: RunId): Promise<void> {
    this.lists.delete(run);
    for (const key of this.moments.keys()) if (key.startsWith(`${run} `)) this.moments.delete(key);
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
