// Keeps the moments of a run, so that it can be gone back to any of them: its start, its epochs, its rests. Worker.
// Training never waits for it.
import { EngineRun } from '../../engine/index.ts';
import { reasonOf } from '../../network/reason-of.ts';
import type { Tweak } from '../../network/tweak.ts';
import type { RunId, RunPosition, WorkerEvent } from '../../protocol/messages.ts';
import { parseKept, type KeptRun } from '../../protocol/kept-run.ts';
import { bytesOf, isBehind, onBranch, withChange, withEpochs } from './branches.ts';
import { RecentMoments } from './recent-moments.ts';
import { thinned } from './thin.ts';
import {
  noTimeline,
  parseTimeline,
  type KeptTimeline,
  type TimelineStore,
} from './timeline-store.ts';

/** What a run's moments may take on the device. */
export const usualRoom = 50 * 2 ** 20;

interface KeeperOptions {
  readonly run: RunId;
  /** Where they are kept. */
  readonly place: string;
  readonly store: TimelineStore;
  readonly emit: (event: WorkerEvent) => void;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Bytes. */
  readonly room: number;
  /** Whether the run goes on from an earlier visit, and its moments with it. */
  readonly resumes: boolean;
}

interface Offer {
  readonly kept: KeptRun;
  readonly branch: number;
}

export class TimelineKeeper {
  readonly #options: KeeperOptions;
  #timeline: KeptTimeline = noTimeline;
  /** What was kept before is known. */
  readonly #ready: Promise<void>;
  /** All that is written to the store, one after another. */
  #work: Promise<void>;
  readonly #recent = new RecentMoments();
  /** What is to be kept next; the newest alone while the store is busy. */
  #next: Offer | null = null;
  #offeredAt = -Infinity;
  #offeredStep = -1;
  #refused = false;
  #closed = false;
  #silent = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#ready = this.#begin();
    this.#work = this.#ready;
  }

  /** Resolves when what was kept before is known. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * A checkpoint that may become a moment.
   * @param pace milliseconds since the last one that was taken; 0: this one is wanted in any case
   */
  offer(kept: KeptRun, pace: number): void {
    if (this.#closed) return;
    const { step } = kept.checkpoint.progress;
    this.#timeline = withEpochs(this.#timeline, kept);
    if (step === this.#offeredStep || this.#options.now() - this.#offeredAt < pace) return;
    if (isBehind(this.#timeline, { step, epoch: 0 })) return;
    this.#offeredAt = this.#options.now();
    this.#offeredStep = step;
    const waits = this.#next !== null;
    this.#next = { kept, branch: this.#timeline.branch };
    if (!waits) this.#queue(() => this.#keep());
  }

  /** The reader has changed a setting here. */
  change(at: RunPosition, tweak: Tweak): void {
    const before = this.#timeline;
    this.#timeline = withChange(before, at, tweak);
    if (this.#timeline === before) return;
    this.tell();
  }

  /** The last moment of the branch that was trained on; undefined: nothing was trained. */
  get latest(): number | undefined {
    const { moments, branch } = this.#timeline;
    return moments.findLast((one) => one.branch === branch && one.at.step > 0)?.id;
  }

  /** @returns a moment to go on from; null when it is not there any more */
  async visit(id: number): Promise<KeptRun | null> {
    // Not for what is being written: whoever scrubs would wait for the disk.
    await this.#ready;
    const moment = this.#timeline.moments.find((one) => one.id === id);
    if (!moment) return null;
    const kept = this.#recent.get(id) ?? (await this.#load(id));
    if (kept === null) {
      const moments = this.#timeline.moments.filter((one) => one !== moment);
      this.#timeline = { ...this.#timeline, moments };
    } else {
      this.#timeline = onBranch(this.#timeline, moment.branch);
      this.#offeredStep = moment.at.step;
    }
    this.tell();
    // At the start there is nothing to resume: a reload goes on where it was kept last, on the branch of then.
    if (moment.at.step > 0) this.#queue(() => this.#saveList());
    return kept;
  }

  async #load(id: number): Promise<KeptRun | null> {
    const { store, place } = this.#options;
    const kept = parseKept(await store.load(place, id).catch(() => null));
    if (kept) this.#recent.add(id, kept, bytesOf(kept));
    return kept;
  }

  /** Keeps what was offered, without a word. */
  async settle(): Promise<void> {
    this.#silent = true;
    await this.#work;
  }

  /** Keeps nothing more. */
  close(): void {
    this.#closed = true;
    this.#next = null;
  }

  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => this.#complain(error));
  }

  async #begin(): Promise<void> {
    const { place, store, resumes } = this.#options;
    try {
      if (resumes) this.#timeline = parseTimeline(await store.list(place)) ?? this.#timeline;
      else await store.clear(place);
    } catch (error) {
      this.#complain(error);
    }
  }

  async #keep(): Promise<void> {
    const offer = this.#next;
    this.#next = null;
    if (offer === null || this.#closed) return;
    const { place, store, room } = this.#options;
    const { kept, branch } = offer;
    const at = EngineRun.restored(kept.checkpoint).position;
    const known = this.#timeline.moments.some(
      (moment) => moment.branch === branch && moment.at.step === at.step,
    );
    if (known) return;
    const id = 1 + Math.max(0, ...this.#timeline.moments.map((moment) => moment.id));
    const moment = { id, branch, at, bytes: bytesOf(kept) };
    if (moment.bytes > room) {
      throw new Error(
        `one takes ${String(Math.ceil(moment.bytes / 2 ** 20))} MB, more than there is room for`,
      );
    }
    await store.save(place, id, kept);
    this.#recent.add(id, kept, moment.bytes);
    const all = [...this.#timeline.moments, moment];
    const moments = thinned(all, this.#timeline.branches, this.#timeline.branch, { bytes: room });
    this.#timeline = { ...this.#timeline, moments };
    for (const given of all) if (!moments.includes(given)) await store.remove(place, given.id);
    await this.#saveList();
    this.#refused = false;
    this.tell();
  }

  #saveList(): Promise<void> {
    return this.#options.store.saveList(this.#options.place, this.#timeline);
  }

  /** Says what there is; done by itself after every change. */
  tell(): void {
    if (this.#closed || this.#silent) return;
    const { run, emit, room } = this.#options;
    emit({ type: 'timeline', run, timeline: { ...this.#timeline, limit: room } });
  }

  #complain(error: unknown): void {
    if (this.#refused || this.#closed) return;
    this.#refused = true;
    const reason = reasonOf(error);
    this.#options.emit({
      type: 'notice',
      run: this.#options.run,
      message: `This browser does not keep the moments of the run (${reason}). It trains on, but cannot be gone back to from here on.`,
    });
  }
}
