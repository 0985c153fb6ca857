// What the network's outputs are worth: cost and verdict, example by example. Worker. Done here and not on the device: with
// the one definition of the costs, in double precision, and without kernels of its own in every training step.
import type { CostFunction } from '../../network/costs/cost-function.ts';

/** @param outputs [examples, classes] */
export function costOf(
  cost: CostFunction,
  outputs: Float32Array,
  classes: number,
  example: number,
  label: number,
): number {
  let sum = 0;
  for (let j = 0; j < classes; j++) {
    sum += cost.term(outputs[example * classes + j]!, j === label ? 1 : 0);
  }
  return sum;
}

/** The class with the largest output; of equals the first. @param outputs [examples, classes] */
export function verdictOf(outputs: Float32Array, classes: number, example: number): number {
  const from = example * classes;
  let best = 0;
  for (let j = 1; j < classes; j++) if (outputs[from + j]! > outputs[from + best]!) best = j;
  return best;
}
