// The toy task of the recurrent networks: one letter, then noise, then the letter must be named. Any thread, pure.

/** Letters that may come first; as many other symbols make the noise. */
export const letterCount = 4;
export const symbolCount = 2 * letterCount;

/** Symbols in the order of time; the first is a letter, 0 to letterCount - 1, and what has to be named at the end. */
export type Sequence = Uint8Array;

/**
 * @param noise symbols between the letter and the question
 * @param below draws a whole number from 0 to the bound, without it
 */
export function drawSequence(noise: number, below: (bound: number) => number): Sequence {
  const sequence = new Uint8Array(noise + 1);
  sequence[0] = below(letterCount);
  for (let t = 1; t <= noise; t++) sequence[t] = letterCount + below(letterCount);
  return sequence;
}

/** Names of the streams of random numbers, so that a figure shows the very first weights that the worker trains. */
export const streams = {
  plain: 'recurrent plain',
  lstm: 'recurrent lstm',
  sequences: 'recurrent sequences',
} as const;
