// One sigmoid neuron with one input, which is 1, learning to answer 0 by gradient descent on the quadratic cost. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';

export interface Moment {
  readonly w: number;
  readonly b: number;
  readonly a: number;
  /** sigma'(z) */
  readonly slope: number;
  /** C = a^2 / 2 */
  readonly cost: number;
}

function moment(w: number, b: number): Moment {
  const z = w + b;
  const a = sigmoid.output(z);
  return { w, b, a, slope: sigmoid.derivative(z, a), cost: 0.5 * a * a };
}

/** The neuron before each of `steps` steps, and after the last. dC/dw = dC/db = (a - 0) sigma'(z). */
export function learning(w: number, b: number, eta: number, steps: number): Moment[] {
  const moments = [moment(w, b)];
  for (let i = 0; i < steps; i++) {
    const { w: weight, b: bias, a, slope } = moments.at(-1)!;
    moments.push(moment(weight - eta * a * slope, bias - eta * a * slope));
  }
  return moments;
}
