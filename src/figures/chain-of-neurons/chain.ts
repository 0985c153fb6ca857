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

/**
 * dC / db_1 by central differences, without backpropagation. A first step of a hundred-thousandth is made smaller by as much as
 * the last sum would move more than the first: in a chain that explodes it would else run into the flat of the last sigmoid.
 */
export function byNudging(chain: Chain): number {
  const first = chain.b[0]!;
  const at = (bias: number) => pass({ w: chain.w, b: [bias, ...chain.b.slice(1)] });
  const moved = Math.abs(at(first + 1e-9).z[neurons - 1]! - at(first - 1e-9).z[neurons - 1]!);
  const step = 1e-5 / Math.max(1, moved / 2e-9);
  // As they were rounded: beside a large bias a small step is coarse.
  const [up, down] = [first + step, first - step];
  return (at(up).cost - at(down).cost) / (up - down);
}

/** The biases with which every weighted sum is 0, where the slope is largest: each cancels what comes in. */
export function centredBiases(w: readonly number[]): number[] {
  // Each neuron then answers a half.
  return w.map((weight, j) => -weight * (j === 0 ? input : 0.5));
}
