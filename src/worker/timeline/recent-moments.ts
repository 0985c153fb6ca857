// The moments that were last gone to or kept, in memory: a thumb goes to and fro between a few. Worker.
import type { KeptRun } from '../../protocol/kept-run.ts';

/** Bytes for all of them; one that takes more is not held. */
const room = 16 * 2 ** 20;

interface Held {
  readonly kept: KeptRun;
  readonly bytes: number;
}

export class RecentMoments {
  /** The one that was used last comes last. */
  readonly #held = new Map<number, Held>();
  #bytes = 0;

  get(id: number): KeptRun | undefined {
    const found = this.#held.get(id);
    if (found) this.add(id, found.kept, found.bytes);
    return found?.kept;
  }

  add(id: number, kept: KeptRun, bytes: number): void {
    this.#drop(id);
    this.#held.set(id, { kept, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= room) return;
      this.#drop(oldest);
    }
  }

  #drop(id: number): void {
    this.#bytes -= this.#held.get(id)?.bytes ?? 0;
    this.#held.delete(id);
  }
}
