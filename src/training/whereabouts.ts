// Which place a run holds, and what waits until that is known: nothing may be asked of a run before it is clear where it is
// kept, or one that is kept would be written over. Page thread.
import type { RunId } from '../protocol/messages.ts';
import type { Hold } from './hold.ts';
import { Places, type Place } from './places.ts';
import type { RunMemory } from './run-memory.ts';

export class Whereabouts {
  readonly #run: RunId;
  readonly #memory: RunMemory;
  readonly #places: Places | null;
  /** null: it is being looked for. */
  #place: Place | null = null;
  #name: string;
  #begun = false;
  #waiting: (() => void)[] = [];

  /** @param hold null: the run has one place, its own, and no other tab is asked */
  constructor(run: RunId, memory: RunMemory, hold: Hold | null) {
    this.#run = run;
    this.#memory = memory;
    this.#name = run;
    this.#places = hold && new Places(run, hold, memory);
  }

  /** Whether there can be other places than this one. */
  get hasOthers(): boolean {
    return this.#places !== null;
  }

  /** Of the place that it holds, or held until now. */
  get name(): string {
    return this.#name;
  }

  /**
   * Finds a first place, once.
   * @param found told before anything that waits
   */
  begin(others: boolean, found: (elsewhere: boolean) => void): void {
    if (this.#begun) return;
    this.#begun = true;
    if (this.#places === null) {
      this.#place = { name: this.#run, giveBack: () => undefined };
      found(false);
      return;
    }
    void this.#places.first(others).then(({ place, elsewhere }) => {
      this.#settle(place);
      found(elsewhere);
      this.#goOn();
    });
  }

  /** Does it now, or as soon as the place is known: in the order in which it was asked for. */
  when(work: () => void): void {
    if (this.#place !== null && this.#waiting.length === 0) work();
    else this.#waiting.push(work);
  }

  /**
   * Takes another place; what is asked for meanwhile waits.
   * @param to its name; null: a new one
   * @param done told before anything that waits. `left`: the place that was held until now; null: that other one could not be had
   */
  move(to: string | null, done: (left: string | null) => void): void {
    const left = this.#place;
    const places = this.#places;
    if (left === null || places === null) return;
    this.#place = null;
    void (to === null ? places.fresh() : places.earlier(to)).then((taken) => {
      this.#settle(taken ?? left);
      done(taken && left.name);
      if (taken) left.giveBack();
      this.#goOn();
    });
  }

  /** Does it while no other tab can take this place; nothing where one has it. */
  async whileHeld(name: string, work: () => void): Promise<void> {
    const held = await this.#places?.take(name);
    if (!held) return;
    work();
    held.giveBack();
  }

  #settle(place: Place): void {
    this.#place = place;
    this.#name = place.name;
    this.#memory.setPlace(this.#run, place.name);
  }

  #goOn(): void {
    // What is done may move it again.
    while (this.#place !== null) {
      const work = this.#waiting.shift();
      if (work === undefined) return;
      work();
    }
  }
}
