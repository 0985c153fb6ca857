// A run repeated from its log: which change is due where. Worker, pure.
import { joinedTweaks, needsBuilding, type Tweak } from '../../network/tweak.ts';
import type { RunPosition } from '../../protocol/messages.ts';
import type { RecordedTweak } from '../../protocol/timeline.ts';

/** A run's changes as few as they can be: of a slider that was dragged between two steps only where it came to rest matters. */
export function recorded(
  tweaks: readonly { readonly tweak: Tweak; readonly at: RunPosition }[],
): readonly RecordedTweak[] {
  const all: RecordedTweak[] = [];
  for (const { tweak, at } of tweaks) {
    const before = all.at(-1);
    // What is built anew may lose what it remembers, even when it is changed back.
    if (before?.step === at.step && !needsBuilding(tweak)) {
      all[all.length - 1] = { step: at.step, tweak: joinedTweaks(before.tweak, tweak) };
    } else all.push({ step: at.step, tweak });
  }
  return all;
}

export class Replay {
  #ahead: readonly RecordedTweak[];
  readonly #until: number;

  constructor(tweaks: readonly RecordedTweak[], until: number) {
    // Those of one step stay in their order.
    this.#ahead = tweaks.toSorted((one, other) => one.step - other.step);
    this.#until = Math.max(until, this.#ahead.at(-1)?.step ?? 0);
  }

  /** Changes that are still to be made. */
  get left(): number {
    return this.#ahead.length;
  }

  isDue(step: number): boolean {
    return this.#ahead[0] !== undefined && this.#ahead[0].step <= step;
  }

  /** The changes that act from here on, once. */
  due(step: number): readonly Tweak[] {
    const due = this.#ahead.filter((one) => one.step <= step);
    this.#ahead = this.#ahead.slice(due.length);
    return due.map(({ tweak }) => tweak);
  }

  /** Steps that can be taken before a change is due or the end is reached. */
  stepsFrom(step: number): number {
    return Math.max(0, (this.#ahead[0]?.step ?? this.#until) - step);
  }

  isOver(step: number): boolean {
    return this.#ahead.length === 0 && step >= this.#until;
  }
}
