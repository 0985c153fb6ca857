// How much a network computes. Any thread.
import { sizeOf } from './layers/layer-definition.ts';
import { checkedShapes, type NetworkSpec } from './network-spec.ts';

/** Multiplications to send one example forward: each weight at each place where it is used. */
export function weightUses(network: NetworkSpec): number {
  return checkedShapes(network).reduce((sum, { parameters, output }, index) => {
    if (parameters === null) return sum;
    const isConvolution = network.layers[index]!.kind === 'conv2d';
    const places = isConvolution ? sizeOf(output) / parameters.weights[0]! : 1;
    return sum + sizeOf(parameters.weights) * places;
  }, 0);
}
