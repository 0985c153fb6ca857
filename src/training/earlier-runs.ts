// The runs that were left for a new one: the last few stay on the device. Page thread.
import type { RunId } from '../protocol/messages.ts';
import type { TrainingClient } from './client.ts';
import type { KeptPlace, RunMemory } from './run-memory.ts';
import type { Whereabouts } from './whereabouts.ts';

/** So many, beside the one that is trained. */
const mostEarlier = 4;

export class EarlierRuns {
  readonly #run: RunId;
  readonly #where: Whereabouts;
  readonly #memory: RunMemory;
  readonly #client: Pick<TrainingClient, 'send'>;

  constructor(
    run: RunId,
    where: Whereabouts,
    memory: RunMemory,
    client: Pick<TrainingClient, 'send'>,
  ) {
    this.#run = run;
    this.#where = where;
    this.#memory = memory;
    this.#client = client;
  }

  /** The latest first. */
  list(): readonly KeptPlace[] {
    if (!this.#where.hasOthers) return [];
    return this.#memory.kept(this.#run).filter(({ place }) => place !== this.#where.name);
  }

  /** Whether anything was trained there, and there are other places to begin at. */
  isWorthKeeping(place: string): boolean {
    return this.#where.hasOthers && this.#memory.note(place) !== null;
  }

  /**
   * The run in this place was left. Of those that are too many the oldest go, unless another tab is at them.
   * @param gone told after each
   */
  add(place: string, gone: () => void): void {
    this.#client.send({ type: 'put-aside', place, keep: this.#memory.note(place) !== null });
    for (const { place: old } of this.list().slice(mostEarlier)) {
      void this.#where.whileHeld(old, () => {
        this.#memory.setNote(old, null);
        this.#client.send({ type: 'put-aside', place: old, keep: false });
        gone();
      });
    }
  }
}
