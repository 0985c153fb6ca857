// When a run's backend is compared with the others of this device: one of them is timed now and then while it trains.
// Worker.

/** Milliseconds after the run began to train, and from one backend to the next. */
export interface ComparisonPace {
  readonly after: number;
  readonly every: number;
}

export class Comparison {
  readonly #pace: ComparisonPace;
  readonly #now: () => number;
  /** When the next backend is to be timed; null before the run trains, Infinity when all are timed. */
  #nextAt: number | null = null;
  #busy = false;

  constructor(pace: ComparisonPace, now: () => number) {
    this.#pace = pace;
    this.#now = now;
  }

  /** Asked between two slices of training. */
  isDue(): boolean {
    this.#nextAt ??= this.#now() + this.#pace.after;
    return !this.#busy && this.#now() >= this.#nextAt;
  }

  isBusy(): boolean {
    return this.#busy;
  }

  /** Nothing is left to be timed. */
  isOver(): boolean {
    return this.#nextAt === Infinity;
  }

  /** @param time times one backend; false when there was none left */
  async next(time: () => Promise<boolean>): Promise<void> {
    this.#busy = true;
    const more = await time();
    this.#nextAt = more ? this.#now() + this.#pace.every : Infinity;
    this.#busy = false;
  }
}
