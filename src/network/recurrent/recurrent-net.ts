// What the two recurrent networks have in common: numbers in one list, a pass forward through time and one back. Any
// thread, pure. Symbols come in as one-hot vectors, so a product with one of them is a column of the matrix.
import { letterCount } from './task.ts';
import type { Sequence } from './task.ts';

/** What one pass through a sequence has computed. Row t is the moment of symbol t. */
export interface Passage {
  /** [moments x hidden]: what the network carries from a moment to the next. */
  readonly hidden: readonly Float64Array[];
  /** Softmax over the letters, after the last moment. */
  readonly outputs: Float64Array;
}

export interface RecurrentNet<Pass extends Passage = Passage> {
  readonly parameterCount: number;
  /** First numbers. @param normal draws from the standard normal distribution */
  readonly start: (normal: () => number) => Float64Array;
  readonly forward: (parameters: Float64Array, sequence: Sequence) => Pass;
  /**
   * Adds the gradient of the log-likelihood cost to `gradient`.
   * @returns for each moment, the error that has come back to its hidden state: how the cost changes with it
   */
  backward(
    parameters: Float64Array,
    sequence: Sequence,
    pass: Pass,
    gradient: Float64Array,
  ): readonly Float64Array[];
}

/** The letter was named if this is sequence[0]. */
export function verdictOf({ outputs }: Passage): number {
  return outputs.indexOf(Math.max(...outputs));
}

export function costOf({ outputs }: Passage, sequence: Sequence): number {
  return -Math.log(Math.max(outputs[sequence[0]!]!, 1e-300));
}

/** Softmax of V h + c. @param at where V stands; c follows it */
export function readOut(parameters: Float64Array, at: number, hidden: Float64Array): Float64Array {
  const size = hidden.length;
  const outputs = new Float64Array(letterCount);
  for (let k = 0; k < letterCount; k++) {
    let z = parameters[at + letterCount * size + k]!;
    for (let j = 0; j < size; j++) z += parameters[at + k * size + j]! * hidden[j]!;
    outputs[k] = z;
  }
  const largest = Math.max(...outputs);
  let sum = 0;
  for (let k = 0; k < letterCount; k++) sum += outputs[k] = Math.exp(outputs[k]! - largest);
  for (let k = 0; k < letterCount; k++) outputs[k]! /= sum;
  return outputs;
}

/** The same, backwards: adds the gradients of V and c. @returns the error at the hidden state */
export function readOutBack(
  parameters: Float64Array,
  at: number,
  { hidden, outputs }: Passage,
  letter: number,
  gradient: Float64Array,
): Float64Array {
  const last = hidden.at(-1)!;
  const size = last.length;
  const error = new Float64Array(size);
  for (let k = 0; k < letterCount; k++) {
    const delta = outputs[k]! - (k === letter ? 1 : 0);
    gradient[at + letterCount * size + k]! += delta;
    for (let j = 0; j < size; j++) {
      gradient[at + k * size + j]! += delta * last[j]!;
      error[j]! += delta * parameters[at + k * size + j]!;
    }
  }
  return error;
}
