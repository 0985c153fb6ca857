// The slope of a tiny network's cost by central differences, and how far it is from backpropagation's. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';
import type { Example } from '../network-drawing/example.ts';
import {
  backward,
  forward,
  quadraticCost,
  valueAt,
  withValue,
  type Place,
} from '../tiny-network/tiny-network.ts';

/** 10^-1 to 10^-8 in half powers of ten. */
export const epsilons: readonly number[] = Array.from({ length: 15 }, (_, i) => 10 ** (-1 - i / 2));

/** dC/dw by BP1 to BP4. */
export function slopeByBackpropagation({ network, input, target }: Example, place: Place): number {
  const pass = forward(network, input, sigmoid);
  return valueAt(backward(network, pass, target, sigmoid).gradient, place);
}

/** (C(w + epsilon) - C(w - epsilon)) / (2 epsilon), in double precision with its rounding. */
function slopeByDifference(
  { network, input, target }: Example,
  place: Place,
  epsilon: number,
): number {
  const value = valueAt(network, place);
  const cost = (changed: number) =>
    quadraticCost(forward(withValue(network, place, changed), input, sigmoid).a.at(-1)!, target);
  return (cost(value + epsilon) - cost(value - epsilon)) / (2 * epsilon);
}

export interface Gap {
  readonly epsilon: number;
  readonly difference: number;
  /** Between both ways, at least 0. */
  readonly gap: number;
}

/**
 * The valley: one gap for each of `epsilons`.
 * @param slope what is judged
 */
export function valley(example: Example, place: Place, slope: number): readonly Gap[] {
  return epsilons.map((epsilon) => {
    const difference = slopeByDifference(example, place, epsilon);
    return { epsilon, difference, gap: Math.abs(difference - slope) };
  });
}

export function floorOf(gaps: readonly Gap[]): Gap {
  return gaps.reduce((best, one) => (one.gap < best.gap ? one : best));
}
