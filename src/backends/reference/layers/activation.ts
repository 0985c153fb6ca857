// Activation layers of the reference network: a = f(z), and delta = dC/da * f'(z) on the way back. Worker.
import type { ElementwiseActivation } from '../../../network/activations/activation-function.ts';
import { softmax } from '../../../network/activations/softmax.ts';
import type { Layer } from '../layer.ts';

export function activationLayer(size: number, f: ElementwiseActivation): Layer {
  const a = new Float64Array(size);

  return {
    output: a,
    learnt: null,

    forward(z) {
      // #region activation
      for (let j = 0; j < size; j++) a[j] = f.output(z[j]!);
      // #endregion activation
    },

    backward(z, error, delta) {
      if (delta === null) return;
      // #region activation-back
      for (let j = 0; j < size; j++) {
        delta[j] = error[j]! * f.derivative(z[j]!, a[j]!);
      }
      // #endregion activation-back
    },
  };
}

export function softmaxLayer(size: number): Layer {
  const a = new Float64Array(size);

  return {
    output: a,
    learnt: null,

    forward(z) {
      softmax(z, a, 0, size);
    },

    backward(_z, error, delta) {
      if (delta === null) return;
      // Every output depends on every z: da_k/dz_j = a_k ((j = k) - a_j).
      // #region softmax-back
      let mean = 0;
      for (let k = 0; k < size; k++) mean += error[k]! * a[k]!;
      for (let j = 0; j < size; j++) delta[j] = a[j]! * (error[j]! - mean);
      // #endregion softmax-back
    },
  };
}
