// Five neurons in a row, one in each layer, and how far the error gets back along them. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';

export const neurons = 5;

interface Chain {
  /** w_j into neuron j, from the one before; the first from the input. */
  readonly w: readonly number[];
  readonly b: readonly number[];
}

interface ChainPass {
  readonly z: readonly number[];
  readonly a: readonly number[];
  /** sigma'(z_j) */
  readonly slopes: readonly number[];
  /** delta_j = dC / dz_j = dC / db_j */
  readonly deltas: readonly number[];
  readonly cost: number;
}

const input = 1;
const target = 0;

/** Forwards, then backwards; C = (a - y)^2 / 2 of the last neuron. */
export function pass({ w, b }: Chain): ChainPass {
  const z: number[] = [];
  const a: number[] = [];
  for (let j = 0; j < neurons; j++) {
    z.push(w[j]! * (a[j - 1] ?? input) + b[j]!);
    a.push(sigmoid.output(z[j]!));
  }
  const slopes = z.map((value, j) => sigmoid.derivative(value, a[j]!));
  const deltas = new Array<number>(neurons);
  // #region chain
  deltas[neurons - 1] = (a[neurons - 1]! - target) * slopes[neurons - 1]!;
  for (let j = neurons - 2; j >= 0; j--) {
    deltas[j] = deltas[j + 1]! * w[j + 1]! * slopes[j]!;
  }
  // #endregion chain
  return { z, a, slopes, deltas, cost: 0.5 * (a[neurons - 1]! - target) ** 2 };
}

/** The biases with which every weighted sum is 0, where the slope is largest: each cancels what comes in. */
export function centredBiases(w: readonly number[]): number[] {
  // Each neuron then answers a half.
  return w.map((weight, j) => -weight * (j === 0 ? input : 0.5));
}
