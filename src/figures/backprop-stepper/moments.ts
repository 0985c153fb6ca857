// Backpropagation one term at a time: what is computed at each moment, in symbols and in numbers. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';
import { nodeName, type Example, type Node } from '../network-drawing/example.ts';
import { signed } from '../signed.ts';
import {
  backward,
  forward,
  placeName,
  quadraticCost,
  type Backward,
  type Forward,
  type Place,
} from '../tiny-network/tiny-network.ts';
import type { Equation } from './code-places.ts';

export type Stage = 'forward' | 'cost' | 'errors' | 'slopes';

/** One term in hand. */
export interface Moment {
  readonly stage: Stage;
  /** The equation by the chapter's name. */
  readonly equation: Equation;
  /** Such as z²₁. */
  readonly name: string;
  readonly symbols: string;
  /** The same equation with this network's numbers, without the result. */
  readonly numbers: string;
  readonly value: number;
  /** Where it comes from, and where it stands. */
  readonly lit: { readonly nodes: readonly Node[]; readonly places: readonly Place[] };
}

/** Everything that the moments are about. */
export interface Pass {
  readonly forward: Forward;
  readonly backward: Backward;
  readonly cost: number;
}

export function passOf({ network, input, target }: Example): Pass {
  const there = forward(network, input, sigmoid);
  return {
    forward: there,
    backward: backward(network, there, target, sigmoid),
    cost: quadraticCost(there.a.at(-1)!, target),
  };
}

const decimals = 4;
/** Negative numbers stand in brackets wherever a sign could be misread. */
function inner(value: number): string {
  const text = signed(value, decimals);
  return text.startsWith('−') ? `(${text})` : text;
}

/** All moments, in the order in which they are computed: forward, cost, errors from the last layer back, slopes. */
export function momentsOf(example: Example, pass: Pass): readonly Moment[] {
  const layers = example.network.map((_, index) => index + 2);
  const neurons = (layer: number) =>
    example.network[layer - 2]!.b.map((_, j): Node => ({ layer, j }));
  const backwards = [...layers].reverse();
  return [
    ...layers.flatMap((layer) =>
      neurons(layer).flatMap((node) => [
        sumMoment(example, pass, node),
        activationMoment(pass, node),
      ]),
    ),
    costMoment(example, pass),
    ...backwards.flatMap((layer) =>
      neurons(layer).map((node) =>
        layer === layers.at(-1)
          ? outputErrorMoment(example, pass, node)
          : hiddenErrorMoment(example, pass, node),
      ),
    ),
    ...backwards.flatMap((layer) => neurons(layer).map((node) => biasMoment(pass, node))),
    ...backwards.flatMap((layer) =>
      neurons(layer).flatMap((node) =>
        example.network[layer - 2]!.w[node.j]!.map((_, k) => weightMoment(pass, { ...node, k })),
      ),
    ),
  ];
}

// Layer l of the book is a[l - 1], z[l - 1], delta[l - 1] of a tiny network's lists.
const activation = (pass: Pass, { layer, j }: Node) => pass.forward.a[layer - 1]![j]!;
const weightedSum = (pass: Pass, { layer, j }: Node) => pass.forward.z[layer - 1]![j]!;
const delta = (pass: Pass, { layer, j }: Node) => pass.backward.delta[layer - 1]![j]!;
const slope = (pass: Pass, node: Node) =>
  sigmoid.derivative(weightedSum(pass, node), activation(pass, node));

function sumMoment({ network }: Example, pass: Pass, node: Node): Moment {
  const { w, b } = network[node.layer - 2]!;
  const row = w[node.j]!;
  const before = row.map((_, k): Node => ({ layer: node.layer - 1, j: k }));
  const bias: Place = { ...node, k: null };
  return {
    stage: 'forward',
    equation: 'Weighted sum',
    name: nodeName('z', node),
    symbols: [
      ...before.map((from, k) => `${placeName({ ...node, k })} ${nodeName('a', from)}`),
      placeName(bias),
    ].join(' + '),
    numbers: [
      ...before.map((from, k) => `${inner(row[k]!)} · ${inner(activation(pass, from))}`),
      inner(b[node.j]!),
    ].join(' + '),
    value: weightedSum(pass, node),
    lit: { nodes: [...before, node], places: [...row.map((_, k) => ({ ...node, k })), bias] },
  };
}

function activationMoment(pass: Pass, node: Node): Moment {
  return {
    stage: 'forward',
    equation: 'Activation',
    name: nodeName('a', node),
    symbols: `σ(${nodeName('z', node)})`,
    numbers: `σ(${signed(weightedSum(pass, node), decimals)})`,
    value: activation(pass, node),
    lit: { nodes: [node], places: [] },
  };
}

function costMoment({ network, target }: Example, pass: Pass): Moment {
  const outputs = target.map((_, j): Node => ({ layer: network.length + 1, j }));
  return {
    stage: 'cost',
    equation: 'Quadratic cost',
    name: 'C',
    symbols: outputs.map((node, j) => `½ (${nodeName('a', node)} − ${targetName(j)})²`).join(' + '),
    numbers: outputs
      .map((node, j) => `½ (${inner(activation(pass, node))} − ${inner(target[j]!)})²`)
      .join(' + '),
    value: pass.cost,
    lit: { nodes: outputs, places: [] },
  };
}

function outputErrorMoment({ target }: Example, pass: Pass, node: Node): Moment {
  const difference = `${inner(activation(pass, node))} − ${inner(target[node.j]!)}`;
  return {
    stage: 'errors',
    equation: 'BP1',
    name: nodeName('δ', node),
    symbols: `(${nodeName('a', node)} − ${targetName(node.j)}) · σ′(${nodeName('z', node)})`,
    numbers: `(${difference}) · ${inner(slope(pass, node))}`,
    value: delta(pass, node),
    lit: { nodes: [node], places: [] },
  };
}

function hiddenErrorMoment({ network }: Example, pass: Pass, node: Node): Moment {
  const { w } = network[node.layer - 1]!;
  const behind = w.map((_, k): Node => ({ layer: node.layer + 1, j: k }));
  const ways = behind.map((to): Place => ({ ...to, k: node.j }));
  const sum = (terms: readonly string[]) => `(${terms.join(' + ')})`;
  return {
    stage: 'errors',
    equation: 'BP2',
    name: nodeName('δ', node),
    symbols: `${sum(behind.map((to, k) => `${placeName(ways[k]!)} ${nodeName('δ', to)}`))} · σ′(${nodeName('z', node)})`,
    numbers: `${sum(behind.map((to, k) => `${inner(w[k]![node.j]!)} · ${inner(delta(pass, to))}`))} · ${inner(slope(pass, node))}`,
    value: delta(pass, node),
    lit: { nodes: [...behind, node], places: ways },
  };
}

function biasMoment(pass: Pass, node: Node): Moment {
  const place: Place = { ...node, k: null };
  return {
    stage: 'slopes',
    equation: 'BP3',
    name: `∂C/∂${placeName(place)}`,
    symbols: nodeName('δ', node),
    numbers: signed(delta(pass, node), decimals),
    value: delta(pass, node),
    lit: { nodes: [node], places: [place] },
  };
}

function weightMoment(pass: Pass, place: Place & { readonly k: number }): Moment {
  const to: Node = { layer: place.layer, j: place.j };
  const from: Node = { layer: place.layer - 1, j: place.k };
  return {
    stage: 'slopes',
    equation: 'BP4',
    name: `∂C/∂${placeName(place)}`,
    symbols: `${nodeName('δ', to)} ${nodeName('a', from)}`,
    numbers: `${inner(delta(pass, to))} · ${inner(activation(pass, from))}`,
    value: delta(pass, to) * activation(pass, from),
    lit: { nodes: [from, to], places: [place] },
  };
}

export function targetName(j: number): string {
  return `y${'₁₂₃₄₅₆₇₈₉'[j] ?? ''}`;
}
