// Flatten layer of the reference network. Worker. An image lies in memory as the list it becomes, so nothing moves.
import type { Layer } from '../layer.ts';

export function flattenLayer(size: number): Layer {
  const output = new Float64Array(size);
  return {
    output,
    learnt: null,
    forward(a) {
      output.set(a);
    },
    backward(_a, error, inputError) {
      inputError?.set(error);
    },
  };
}
