// Gibbs chains: images that a Boltzmann machine goes on drawing from what it drew before. Page thread, pure.
import { gibbsTurn, hiddenShares, visibleShares, type Boltzmann } from '../../network/boltzmann.ts';

export const starts = ['noise', 'drawing', 'half'] as const;
export type Start = (typeof starts)[number];

export interface Chains {
  readonly turns: number;
  /** Of each chain: what the next turn begins with, and the shares that it was drawn from. */
  readonly states: readonly Float32Array[];
  readonly shares: readonly Float32Array[];
}

export const chainCount = 10;
const side = 28;
const pixels = side * side;
/** The rows that are held when half of the drawing is. */
export const heldPixels = pixels / 2;

/** @param drawing null where there is none; then chains begin with noise */
export function firstChains(
  start: Start,
  drawing: Float32Array | null,
  uniform: () => number,
): Chains {
  const states = Array.from({ length: chainCount }, () => {
    const noise = Float32Array.from({ length: pixels }, () => (uniform() < 0.5 ? 1 : 0));
    if (start === 'noise' || drawing === null) return noise;
    return start === 'drawing' ? drawing.slice() : held(noise, drawing);
  });
  return { turns: 0, states, shares: states };
}

/** One turn of every chain. @param hold the drawing whose upper half stays as it is; null: nothing is held */
export function turned(
  machine: Boltzmann,
  chains: Chains,
  hold: Float32Array | null,
  uniform: () => number,
): Chains {
  const next = chains.states.map((state) => gibbsTurn(machine, state, uniform));
  const keep = (image: Float32Array) => (hold === null ? image : held(image, hold));
  return {
    turns: chains.turns + 1,
    states: next.map(({ states }) => keep(states)),
    shares: next.map(({ shares }) => keep(shares)),
  };
}

function held(image: Float32Array, drawing: Float32Array): Float32Array {
  const kept = image.slice();
  kept.set(drawing.subarray(0, heldPixels));
  return kept;
}

/** What the machine makes of an image when nothing is left to chance. */
export function reconstruction(machine: Boltzmann, image: Float32Array): Float32Array {
  return visibleShares(machine, hiddenShares(machine, image));
}

/** The weights of one hidden unit, as an image. */
export function filterOf({ weights, visible }: Boltzmann, unit: number): Float32Array {
  return weights.subarray(unit * visible, (unit + 1) * visible);
}
