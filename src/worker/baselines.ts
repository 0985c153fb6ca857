// Jobs that measure readers of digits which are no networks. Worker. Each works in slices and lets messages in between, so
// that runs train on, answers come, and a job can be called off.
import type { BaselineJob, BaselineResult } from '../network/baselines.ts';
import type { WorkerEvent } from '../protocol/messages.ts';
import { baselineWork, type JobProgress } from './baseline-work.ts';
import type { DataFeed } from './data-feed.ts';
import { problemOf } from './run-failed.ts';

interface Place {
  readonly feed: DataFeed;
  readonly now: () => number;
  readonly giveWay: () => Promise<void>;
  readonly emit: (event: WorkerEvent) => void;
}

/** Milliseconds of work before messages are let in. */
const slice = 10;
/** Milliseconds between two reports. */
const reportInterval = 100;

export class Baselines {
  readonly #place: Place;
  /** Jobs that nobody has called off, by id. */
  readonly #wanted = new Map<number, AbortController>();

  constructor(place: Place) {
    this.#place = place;
  }

  start(id: number, job: BaselineJob): void {
    this.cancel(id);
    const leaving = new AbortController();
    this.#wanted.set(id, leaving);
    void this.#run(id, job, leaving.signal).catch((error: unknown) => {
      if (leaving.signal.aborted) return;
      this.#wanted.delete(id);
      this.#place.emit({ type: 'failed', run: null, problem: problemOf(error), position: null });
    });
  }

  cancel(id: number): void {
    this.#wanted.get(id)?.abort();
    this.#wanted.delete(id);
  }

  cancelAll(): void {
    for (const id of [...this.#wanted.keys()]) this.cancel(id);
  }

  async #run(id: number, job: BaselineJob, cancelled: AbortSignal): Promise<void> {
    const { feed, now, giveWay, emit } = this.#place;
    const tell = (done: number, total: number, result: BaselineResult | null) =>
      emit({ type: 'baseline', id, done, total, result });
    feed.start();
    tell(0, 0, null);
    const sizes = feed.sizes(job.data);
    while (
      feed.arrived('training', job.data) < sizes.training ||
      feed.arrived('validation', job.data) < sizes.validation ||
      feed.arrived('test', job.data) < sizes.test
    ) {
      await feed.arrival.next();
      if (cancelled.aborted) return;
    }
    let since = now();
    let reportedAt = now();
    const progress: JobProgress = {
      // Called between two small pieces of work; throws when the job was called off, so that none has to ask.
      between: async (done, total, result = () => null) => {
        if (now() - since < slice) return;
        if (now() - reportedAt >= reportInterval) {
          reportedAt = now();
          tell(done, total, result());
        }
        await giveWay();
        cancelled.throwIfAborted();
        since = now();
      },
    };
    const { total, result } = await baselineWork(job, feed, progress);
    if (cancelled.aborted) return;
    this.#wanted.delete(id);
    tell(total, total, result);
  }
}
