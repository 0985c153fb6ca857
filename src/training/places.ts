// Where the runs of this page are kept on the device. Page thread. A place is a name in the worker's stores and a note on the
// page; of all tabs one holds it at a time, so that no tab writes over what another one trains. A run may have several
// places: those of other tabs, and those of earlier runs.
import type { RunId } from '../protocol/messages.ts';
import type { Hold } from './hold.ts';
import type { RunMemory } from './run-memory.ts';

export interface Place {
  readonly name: string;
  readonly giveBack: () => void;
}

interface FirstPlace {
  readonly place: Place;
  /** Another tab holds what was kept last. */
  readonly elsewhere: boolean;
}

/** Milliseconds: a page that was left may hold its place until it is gone; a tab's own is worth a longer wait. */
const patience = { own: 1500, latest: 300 } as const;

export class Places {
  readonly #run: RunId;
  readonly #hold: Hold;
  readonly #memory: RunMemory;

  constructor(run: RunId, hold: Hold, memory: RunMemory) {
    this.#run = run;
    this.#hold = hold;
    this.#memory = memory;
  }

  /**
   * For a page that opens: the one that its tab held before, else where something was kept last, else a new one.
   * @param others whether earlier runs can be come back to in other ways: then beside another tab a new one begins
   */
  async first(others: boolean): Promise<FirstPlace> {
    const own = this.#memory.place(this.#run);
    const before = own === null ? null : await this.take(own, patience.own);
    if (before) return { place: before, elsewhere: false };
    const kept = this.#memory.kept(this.#run);
    for (const [index, { place }] of kept.entries()) {
      const taken = await this.take(place, index === 0 ? patience.latest : 0);
      if (taken) return { place: taken, elsewhere: index > 0 };
      if (others) break;
    }
    return { place: await this.fresh(), elsewhere: kept.length > 0 };
  }

  /** One where nothing is kept. */
  async fresh(): Promise<Place> {
    const kept = new Set(this.#memory.kept(this.#run).map(({ place }) => place));
    for (let number = 1; ; number++) {
      const name = number === 1 ? this.#run : `${this.#run}~${String(number)}`;
      const taken = kept.has(name) ? null : await this.take(name);
      if (taken) return taken;
    }
  }

  /** One that was kept before, whose tab may just be going. @returns null: another tab holds it */
  earlier(name: string): Promise<Place | null> {
    return this.take(name, patience.own);
  }

  /** @returns null: another tab holds it */
  async take(name: string, wait = 0): Promise<Place | null> {
    const giveBack = await this.#hold(name, wait);
    return giveBack && { name, giveBack };
  }
}
