// The network that the backpropagation chapter shows with all its numbers. Page thread, pure.
import { subscript, superscript } from '../small-digits.ts';
import type { Place, TinyNetwork } from '../tiny-network/tiny-network.ts';

/** A network with the one example it is shown. */
export interface Example {
  readonly network: TinyNetwork;
  readonly input: readonly number[];
  readonly target: readonly number[];
}

/** 2-2-2, sigmoids, quadratic cost; both outputs are on the wrong side, no neuron is saturated. */
export const example: Example = {
  network: [
    {
      w: [
        [1.5, -2],
        [-1, 2.5],
      ],
      b: [0.5, -0.5],
    },
    {
      w: [
        [2, -1.5],
        [-2.5, 1],
      ],
      b: [-0.5, 0.8],
    },
  ],
  input: [1, 0.5],
  target: [0, 1],
};

/** A neuron of a layer, both as in the book: layers from 1, the inputs; neurons here from 0. */
export interface Node {
  readonly layer: number;
  readonly j: number;
}

export const sameNode = (one: Node, other: Node) => one.layer === other.layer && one.j === other.j;
export const samePlace = (one: Place, other: Place) => sameNode(one, other) && one.k === other.k;

/** z²₁, a²₁, δ²₁ as the book writes them. */
export function nodeName(symbol: string, { layer, j }: Node): string {
  return `${symbol}${superscript(layer)}${subscript(j + 1)}`;
}
