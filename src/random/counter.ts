// Random bits by position instead of by turn. Any thread. Dropout uses them: every backend can compute the mask of any
// unit at any step by itself, in any order, and all get the same one.
import { mix32 } from './generator.ts';

/**
 * The key of one layer's masks at one training step.
 * @param seed the plan's seed
 * @param layer index of the dropout layer in the network
 * @param step number of training steps taken before this one
 */
export function counterKey(seed: number, layer: number, step: number): number {
  return mix32(mix32(mix32(seed ^ 0x9e3779b9) ^ layer) ^ step);
}

/** 32 random bits for the unit at `index` (position in the batch's flat array, example-major). */
export function counterWord(key: number, index: number): number {
  return mix32((key + Math.imul(index, 0x9e3779b1)) | 0);
}

/** A unit is kept when its word is at least this: P(kept) = 1 - rate. */
export function dropThreshold(rate: number): number {
  return Math.min(2 ** 32 - 1, Math.round(rate * 2 ** 32));
}
