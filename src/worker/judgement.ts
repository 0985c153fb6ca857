// How well a network does where it has been put: an estimate at once, and the whole test as soon as nothing else is
// wanted. Worker.
import { evaluateInPieces, type TestOptions } from '../engine/index.ts';
import type { RunId, RunPosition, WorkerEvent } from '../protocol/messages.ts';

/** Test images in the estimate. */
const estimateSize = 1_000;

/** Milliseconds from the estimate to the test on all images: the next moment may be wanted soon. */
const beforeTest = 200;

export class Judgement {
  readonly #run: RunId;
  readonly #emit: (event: WorkerEvent) => void;
  #due = false;

  constructor(run: RunId, emit: (event: WorkerEvent) => void) {
    this.#run = run;
    this.#emit = emit;
  }

  /** It is not known yet. */
  get isDue(): boolean {
    return this.#due;
  }

  set(due: boolean): void {
    this.#due = due;
  }

  /**
   * Tests the network; stopped, it stays due.
   * @param at where the run stands
   * @param called resolves when something else is asked for
   */
  async make(options: TestOptions, at: RunPosition, called: () => Promise<void>): Promise<void> {
    const { testSize } = options.supply;
    const some = await evaluateInPieces('test', Math.min(estimateSize, testSize), options);
    if (some === null) return;
    this.#emit({ type: 'estimated', run: this.#run, evaluation: some, at });
    await Promise.race([called(), rest(beforeTest)]);
    if (options.shouldStop()) return;
    const all = some.count === testSize ? some : await evaluateInPieces('test', testSize, options);
    if (all === null) return;
    this.#due = false;
    this.#emit({ type: 'tested', run: this.#run, evaluation: all, at });
  }
}

const rest = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });
