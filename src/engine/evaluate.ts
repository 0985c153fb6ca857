// Testing in pieces, so that a reader who presses Pause is not kept waiting. Worker and Node.
import type { Evaluation, Trainer } from '../network/backend.ts';
import type { Split } from '../network/examples.ts';
import type { Staging } from './stage.ts';
import { Pace } from './pace.ts';

/** Brings examples into the trainer's store. */
export interface Supply {
  /**
   * Resolves when the first `count` examples of the split are there; rejects when they will not come. May resolve
   * without them when the run is to stop: that is looked at again afterwards.
   */
  ready(split: Split, count: number): Promise<void>;
  /** For plans that make training images; ready() is asked for those that they are made of. */
  readonly staging?: Staging | undefined;
  /** Examples in the test split. */
  readonly testSize: number;
}

export interface TestOptions {
  readonly trainer: Trainer;
  readonly supply: Supply;
  /** Milliseconds from any origin, such as performance.now(). Paces the work, and never touches what is learnt. */
  readonly clock: () => number;
  /** Asked before every piece of work; true ends it. */
  readonly shouldStop: () => boolean;
}

/** Examples in the first piece, while nothing is known of the network's speed. */
const firstPiece = 16;

/**
 * Tests the first `count` examples of a split.
 * @returns null when it was stopped
 */
export async function evaluateInPieces(
  split: Split,
  count: number,
  { trainer, supply, clock, shouldStop }: TestOptions,
): Promise<Evaluation | null> {
  await supply.ready(split, count);
  const pace = new Pace(firstPiece);
  const verdicts = new Uint8Array(count);
  const costs = new Float32Array(count);
  let cost = 0;
  let correct = 0;
  let from = 0;
  while (from < count) {
    if (shouldStop()) return null;
    const before = clock();
    const piece = await trainer.evaluate(split, from, Math.min(pace.examples, count - from));
    pace.took(piece.count, clock() - before);
    verdicts.set(piece.verdicts, from);
    costs.set(piece.costs, from);
    cost += piece.cost * piece.count;
    correct += piece.correct;
    from += piece.count;
  }
  return { split, from: 0, count, correct, cost: count === 0 ? 0 : cost / count, verdicts, costs };
}
