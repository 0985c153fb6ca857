// What the reader is asked to write: every digit equally often, in an order that cannot be guessed. Any thread.
import { Generator } from '../../random/generator.ts';

/** Of each digit in a round of fifty. */
export const timesEach = 5;
export const roundLength = 10 * timesEach;

/** A round's digits in the order of the seed. */
export function promptRound(seed: number): readonly number[] {
  const digits = Uint32Array.from({ length: roundLength }, (_, index) => index % 10);
  Generator.seeded(seed, 'prompts').shuffle(digits);
  return [...digits];
}

export interface Prompt {
  readonly digit: number;
  /** How many of its round are written, 0 to 49. */
  readonly place: number;
  /** Rounds that are done. */
  readonly round: number;
}

/**
 * The first digit of the rounds that has not been written yet, whichever were written or taken out meanwhile.
 * @param written how often each digit was
 */
export function nextPrompt(seed: number, written: readonly number[]): Prompt {
  const round = Math.floor(Math.min(...written) / timesEach);
  const left = written.map((count) => count - round * timesEach);
  const place = left.reduce((sum, count) => sum + Math.min(timesEach, count), 0);
  for (const digit of promptRound(seed + round)) {
    const again = left[digit]!;
    if (again <= 0) return { digit, place, round };
    left[digit] = again - 1;
  }
  throw new Error('a round that is written was counted as not');
}
