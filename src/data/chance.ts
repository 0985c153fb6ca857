// Chance for what figures show: seeded, so that a link shows the same again. Any thread.
import { Generator } from '../random/generator.ts';

export interface Chance {
  /** From N(0, 1). */
  readonly normal: () => number;
  /** From 0 to below 1, evenly. */
  readonly uniform: () => number;
}

/** @param purpose what the numbers are for: those of two purposes are independent */
export function chance(seed: number, purpose: string): Chance {
  const generator = Generator.seeded(seed, purpose);
  return { normal: () => generator.normal(), uniform: () => generator.uniform() };
}
