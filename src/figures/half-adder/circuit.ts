// A half adder from five NAND perceptrons. Page thread, pure.
import { perceptron } from '../plane/half-plane.ts';

export type Bit = 0 | 1;

/** Every neuron of the circuit: weights -2, -2 and bias 3. */
function nand(first: Bit, second: Bit): Bit {
  return perceptron({ w1: -2, w2: -2, b: 3 }, [first, second]);
}

/** The signal that leaves each neuron, named by what it feeds. */
export interface Signals {
  readonly both: Bit;
  readonly upper: Bit;
  readonly lower: Bit;
  readonly sum: Bit;
  readonly carry: Bit;
}

export function halfAdder(x1: Bit, x2: Bit): Signals {
  const both = nand(x1, x2);
  const upper = nand(x1, both);
  const lower = nand(x2, both);
  return { both, upper, lower, sum: nand(upper, lower), carry: nand(both, both) };
}
