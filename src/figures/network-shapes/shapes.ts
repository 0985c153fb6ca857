// Layer sizes as a reader types them, and what a network of them has to learn. Page thread, pure.

export const mostLayers = 6;
export const mostUnits = 10_000;

export interface LayerCount {
  /** As in the book: the inputs are layer 1. */
  readonly layer: number;
  readonly units: number;
  readonly before: number;
  readonly weights: number;
  readonly parameters: number;
}

export type Read =
  | { readonly ok: true; readonly sizes: readonly number[] }
  | { readonly ok: false; readonly complaint: string };

/** Takes 784-30-10, and anything else between the numbers. */
export function readSizes(text: string): Read {
  const parts = text.match(/[^\s,;–-]+/g) ?? [];
  const odd = parts.find((part) => !/^\d+$/.test(part));
  if (odd !== undefined) return refuse(`“${odd}” is not a whole number.`);
  const sizes = parts.map(Number);
  if (sizes.length < 2) return refuse('A network has at least two layers: inputs and outputs.');
  if (sizes.length > mostLayers) return refuse(`At most ${String(mostLayers)} layers are drawn.`);
  if (sizes.some((size) => size < 1)) return refuse('Every layer needs at least one neuron.');
  return sizes.some((size) => size > mostUnits)
    ? refuse(`At most ${mostUnits.toLocaleString('en')} neurons in a layer.`)
    : { ok: true, sizes };
}

const refuse = (complaint: string): Read => ({ ok: false, complaint });

export function layerCounts(sizes: readonly number[]): readonly LayerCount[] {
  return sizes.slice(1).map((units, index) => {
    const before = sizes[index]!;
    const weights = units * before;
    return { layer: index + 2, units, before, weights, parameters: weights + units };
  });
}

export function total(sizes: readonly number[]): number {
  return layerCounts(sizes).reduce((sum, { parameters }) => sum + parameters, 0);
}
