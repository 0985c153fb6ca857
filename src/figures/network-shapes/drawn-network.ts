// The neurons that are drawn and what they weigh: all of a small network, the first of each layer of a large one. Page thread, pure.
import { chance } from '../../data/chance.ts';
import { valueAt, withValue, type Place, type TinyNetwork } from '../tiny-network/tiny-network.ts';

/** A layer of more neurons is folded. */
export const drawn = 8;
/** A weight set by the reader: layer, j, k or null for a bias, value. */
export type Edit = [layer: number, j: number, k: number | null, value: number];

export function isWrittenOut(sizes: readonly number[]): boolean {
  return sizes.every((size) => size <= drawn);
}

/** The neurons of a layer that stand for all: the first three and the last, null for those between; all of a small layer. */
export function cornerOf(
  size: number,
): readonly ({ readonly number: number; readonly drawn: number } | null)[] {
  const first = Array.from({ length: Math.min(size, 3) }, (_, index) => ({
    number: index + 1,
    drawn: index,
  }));
  if (size <= 3) return first;
  const last = { number: size, drawn: Math.min(size, drawn) - 1 };
  return size === 4 ? [...first, last] : [...first, null, last];
}

/** Numbers from N(0, 1) as a network starts with, to two decimals, with the reader's changes. */
export function drawnNetwork(sizes: readonly number[], edits: readonly Edit[]): TinyNetwork {
  const { normal } = chance(1, 'layers and shapes');
  const number = () => Math.round(100 * normal()) / 100;
  const shown = sizes.map((size) => Math.min(size, drawn));
  const first: TinyNetwork = shown.slice(1).map((units, index) => ({
    w: Array.from({ length: units }, () => Array.from({ length: shown[index]! }, number)),
    b: Array.from({ length: units }, number),
  }));
  return edits.reduce((network, [layer, j, k, value]) => {
    const place = { layer, j, k };
    return isThere(place, shown) && layer > 1 ? withValue(network, place, value) : network;
  }, first);
}

/** The inputs that the reader set, and 1 or 0 in turn for the others. */
export function inputsOf(sizes: readonly number[], set: readonly number[]): readonly number[] {
  return Array.from({ length: Math.min(sizes[0]!, drawn) }, (_, k) => set[k] ?? 1 - (k % 2));
}

/** Whether there is such a number in a network of these sizes. Inputs are those of layer 1, with k null. */
export function isThere({ layer, j, k }: Place, sizes: readonly number[]): boolean {
  const units = sizes[layer - 1];
  if (units === undefined || j >= units) return false;
  return k === null || (layer > 1 && k < sizes[layer - 2]!);
}

export function numberAt(network: TinyNetwork, inputs: readonly number[], place: Place): number {
  return place.layer === 1 ? inputs[place.j]! : valueAt(network, place);
}

/** The changes with one more; the last one of a place holds. */
export function withEdit(edits: readonly Edit[], { layer, j, k }: Place, value: number): Edit[] {
  const others = edits.filter((one) => one[0] !== layer || one[1] !== j || one[2] !== k);
  return [...others, [layer, j, k, value]];
}
