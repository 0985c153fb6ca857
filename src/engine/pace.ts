// How much work to take on at once, so that each piece lasts about as long as a reader does not notice. Worker and Node.

/** A pause must act within 100 ms, and a piece of work cannot be interrupted. */
const usualMilliseconds = 30;
/** A first guess may be far off (compilation, a cold cache): pieces grow at most by this factor. */
const growth = 4;

export class Pace {
  #next: number;

  readonly #target: number;

  /**
   * @param first examples in the first piece
   * @param target milliseconds of a piece
   */
  constructor(first: number, target = usualMilliseconds) {
    this.#target = target;
    this.#next = first;
  }

  /** Examples in the next piece, 1 or more. */
  get examples(): number {
    return Math.max(1, Math.floor(this.#next));
  }

  /** Takes note of how long a piece took. */
  took(examples: number, milliseconds: number): void {
    const fitting = (examples / Math.max(milliseconds, 0.01)) * this.#target;
    this.#next = Math.min(fitting, examples * growth);
  }
}
