// A fully connected network small enough to show all its numbers, in double precision. Page thread, pure.
import type { ElementwiseActivation } from '../../network/activations/activation-function.ts';
import { subscript, superscript } from '../small-digits.ts';

/** One layer behind the input: w[j][k] leads from neuron k of the layer before to neuron j. */
export interface TinyLayer {
  readonly w: readonly (readonly number[])[];
  readonly b: readonly number[];
}
export type TinyNetwork = readonly TinyLayer[];

/** What every neuron did with one input. z[0] stands for the input layer and is empty. */
export interface Forward {
  readonly z: readonly (readonly number[])[];
  /** a[0] is the input. */
  readonly a: readonly (readonly number[])[];
}

/** z^l = W^l a^(l-1) + b^l, a^l = f(z^l). */
export function forward(
  network: TinyNetwork,
  input: readonly number[],
  f: Pick<ElementwiseActivation, 'output'>,
): Forward {
  const z: number[][] = [[]];
  const a: (readonly number[])[] = [input];
  for (const { w, b } of network) {
    const before = a.at(-1)!;
    const sums = w.map((row, j) =>
      row.reduce((sum, weight, k) => sum + weight * before[k]!, b[j]!),
    );
    z.push(sums);
    a.push(sums.map(f.output));
  }
  return { z, a };
}

/** C = 1/2 sum_j (a_j - y_j)^2 */
export function quadraticCost(a: readonly number[], y: readonly number[]): number {
  return a.reduce((sum, output, j) => sum + 0.5 * (output - y[j]!) ** 2, 0);
}

export interface Backward {
  /** delta[l][j] = dC / dz^l_j; delta[0] is empty. */
  readonly delta: readonly (readonly number[])[];
  /** gradient[l - 1] has the shapes of network[l - 1]. */
  readonly gradient: TinyNetwork;
}

/** BP1 to BP4 for the quadratic cost. */
export function backward(
  network: TinyNetwork,
  { z, a }: Forward,
  y: readonly number[],
  f: ElementwiseActivation,
): Backward {
  const last = network.length;
  const slope = (l: number, j: number) => f.derivative(z[l]![j]!, a[l]![j]!);
  const delta: number[][] = Array.from({ length: last + 1 }, () => []);
  delta[last] = a[last]!.map((output, j) => (output - y[j]!) * slope(last, j));
  for (let l = last - 1; l >= 1; l--) {
    const { w } = network[l]!;
    delta[l] = a[l]!.map((_, k) => {
      const blame = w.reduce((sum, row, j) => sum + row[k]! * delta[l + 1]![j]!, 0);
      return blame * slope(l, k);
    });
  }
  const gradient = network.map((_, index) => ({
    w: delta[index + 1]!.map((d) => a[index]!.map((from) => d * from)),
    b: delta[index + 1]!,
  }));
  return { delta, gradient };
}

/** Where a parameter stands: a weight w^l_jk, or the bias b^l_j where k is null. layer counts from 2, as in the book. */
export interface Place {
  readonly layer: number;
  readonly j: number;
  readonly k: number | null;
}

export function valueAt(network: TinyNetwork, { layer, j, k }: Place): number {
  const { w, b } = network[layer - 2]!;
  return k === null ? b[j]! : w[j]![k]!;
}

/** The network with one of its parameters replaced. */
export function withValue(network: TinyNetwork, place: Place, value: number): TinyNetwork {
  return network.map((layer, index) => {
    if (index !== place.layer - 2) return layer;
    const { w, b } = layer;
    return place.k === null
      ? { w, b: b.map((old, j) => (j === place.j ? value : old)) }
      : {
          b,
          w: w.map((row, j) =>
            j === place.j ? row.map((old, k) => (k === place.k ? value : old)) : row,
          ),
        };
  });
}

/** All parameters, layer by layer: weights row by row, then biases. */
export function places(network: TinyNetwork): Place[] {
  return network.flatMap(({ w, b }, index) => [
    ...w.flatMap((row, j) => row.map((_, k): Place => ({ layer: index + 2, j, k }))),
    ...b.map((_, j): Place => ({ layer: index + 2, j, k: null })),
  ]);
}

/** w²₁₃ as the book writes it, neurons counted from 1. */
export function placeName({ layer, j, k }: Place): string {
  const weight = k === null ? '' : subscript(k + 1);
  return `${k === null ? 'b' : 'w'}${superscript(layer)}${subscript(j + 1)}${weight}`;
}
