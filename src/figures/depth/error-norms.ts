// How large delta is in each layer, from what the worker saw inside the network. Page thread, pure.
import type { Inspection } from '../../network/inspection.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';

/** Mean length of delta^l over the examples, for each layer of neurons, the first hidden one first. */
export function errorNorms({ count, layers }: Inspection, network: NetworkSpec): number[] {
  return network.layers.flatMap(({ kind }, index) => {
    const errors = layers[index]?.errors;
    if (kind !== 'dense' || !errors) return [];
    const size = errors.length / count;
    let sum = 0;
    for (let example = 0; example < count; example++) {
      sum += Math.hypot(...errors.subarray(example * size, (example + 1) * size));
    }
    return [sum / count];
  });
}
