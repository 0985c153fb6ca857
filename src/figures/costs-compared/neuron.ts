// One sigmoid neuron with input 1 learning to answer 0, by the quadratic cost or by cross-entropy. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { costs } from '../../network/costs/index.ts';

type NeuronCost = 'quadratic' | 'crossEntropy';

/** dC/dz = dC/da sigma'(z), for the target 0. Weight and bias both have this gradient, since the input is 1. */
export function slopeOfCost(cost: NeuronCost, z: number): number {
  const a = sigmoid.output(z);
  return costs[cost].derivative(a, 0) * sigmoid.derivative(z, a);
}

/** The answers before each of `steps` steps, and after the last, from w + b = z. */
export function answers(cost: NeuronCost, start: number, eta: number, steps: number): number[] {
  let z = start;
  const all = [sigmoid.output(z)];
  for (let i = 0; i < steps; i++) {
    // w and b each change by eta times the slope.
    z -= 2 * eta * slopeOfCost(cost, z);
    all.push(sigmoid.output(z));
  }
  return all;
}
