// How fast a network's one answer changes with one of its parameters. Page thread, pure.
import { sigmoid } from '../../network/activations/sigmoid.ts';
import {
  backward,
  forward,
  valueAt,
  type Place,
  type TinyNetwork,
} from '../tiny-network/tiny-network.ts';

/** da/dw of the only output: the gradient of the quadratic cost whose target lies 1 below the answer, for which dC/da = 1. */
export function outputSlope(network: TinyNetwork, input: readonly number[], place: Place): number {
  const run = forward(network, input, sigmoid);
  const target = run.a.at(-1)!.map((a) => a - 1);
  return valueAt(backward(network, run, target, sigmoid).gradient, place);
}
