// Keeps a run as it goes, so that it survives a reload or a crash: at every epoch, at every rest, and every few seconds
// between. Worker. Training never waits for it.
import { EngineRun } from '../engine/index.ts';
import type { RunId, WorkerEvent } from '../protocol/messages.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import type { KeptRun } from '../protocol/kept-run.ts';
import { reasonOf } from '../network/reason-of.ts';

/** Milliseconds between two checkpoints within an epoch. */
const interval = 3000;

export class CheckpointKeeper {
  readonly #run: RunId;
  readonly #place: string;
  readonly #store: CheckpointStore;
  readonly #emit: (event: WorkerEvent) => void;
  readonly #now: () => number;
  #savedAt: number;
  #saving = false;
  #work: Promise<void> = Promise.resolve();
  /** What came while another was being saved; the newest alone. */
  #next: KeptRun | null = null;
  #refused = false;
  #closed = false;

  /** @param place where the run is kept */
  constructor(
    run: RunId,
    place: string,
    store: CheckpointStore,
    emit: (event: WorkerEvent) => void,
    now: () => number,
  ) {
    this.#run = run;
    this.#place = place;
    this.#store = store;
    this.#emit = emit;
    this.#now = now;
    this.#savedAt = now();
  }

  /** @param urgent not to be left out: an epoch or a rest */
  offer(kept: KeptRun, urgent: boolean): void {
    if (this.#closed || kept.checkpoint.progress.step === 0) return;
    if (!urgent && this.#now() - this.#savedAt < interval) return;
    this.#savedAt = this.#now();
    this.#next = kept;
    if (!this.#saving) this.#work = this.#save();
  }

  /** Resolves when all that was offered is saved, or refused. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** Saves nothing more. */
  close(): void {
    this.#closed = true;
    this.#next = null;
  }

  /** Nothing is to be gone on from. Never rejects: what cannot be removed is replaced by the next checkpoint. */
  async forget(): Promise<void> {
    this.#next = null;
    await this.#store.remove(this.#place).catch(() => undefined);
  }

  async #save(): Promise<void> {
    this.#saving = true;
    while (this.#next) {
      const kept = this.#next;
      this.#next = null;
      await this.#saveOne(kept);
    }
    this.#saving = false;
  }

  async #saveOne(kept: KeptRun): Promise<void> {
    const { plan, position } = EngineRun.restored(kept.checkpoint);
    try {
      await this.#store.save(this.#place, kept);
      this.#refused = false;
      this.#emit({ type: 'kept', run: this.#run, place: this.#place, plan, at: position });
    } catch (error) {
      if (this.#refused) return;
      this.#refused = true;
      const reason = reasonOf(error);
      this.#emit({
        type: 'notice',
        run: this.#run,
        message: `This browser does not keep the run (${reason}). It trains on, but would not survive a reload.`,
      });
    }
  }
}
