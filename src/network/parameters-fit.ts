// Whether weights belong to a network. Any thread.
import { sizeOf } from './layers/layer-definition.ts';
import { checkedShapes, type NetworkSpec } from './network-spec.ts';
import type { Parameters } from './parameters.ts';

/** Whether there is one finite number for each weight and bias, layer by layer. */
export function parametersFit(network: NetworkSpec, parameters: Parameters): boolean {
  const shapes = checkedShapes(network);
  return (
    parameters.length === shapes.length &&
    shapes.every(({ parameters: shape }, layer) => {
      const own = parameters[layer] ?? null;
      if (own === null || shape === null) return own === shape;
      return (
        fits(own.weights, sizeOf(shape.weights)) &&
        (own.biases === null || shape.biases === null
          ? own.biases === shape.biases
          : fits(own.biases, shape.biases[0]))
      );
    })
  );
}

function fits(numbers: Float32Array, length: number): boolean {
  return numbers.length === length && numbers.every(Number.isFinite);
}
