// Dense layer of the reference network: z_j = sum_k w_jk a_k + b_j, and backpropagation through it. Worker.
import type { Layer } from '../layer.ts';

export function denseLayer(inputs: number, units: number, hasBiases: boolean): Layer {
  const w = new Float32Array(units * inputs);
  const b = hasBiases ? new Float32Array(units) : null;
  const gradientW = new Float64Array(units * inputs);
  const gradientB = hasBiases ? new Float64Array(units) : null;
  const output = new Float64Array(units);
  // Inputs of 0 add nothing to a weighted sum or to a gradient, and most pixels of a digit are 0: the others are listed.
  const present = new Uint32Array(inputs);
  let count = 0;

  return {
    output,
    learnt: { weights: w, biases: b, gradient: { weights: gradientW, biases: gradientB } },

    forward(a) {
      count = 0;
      for (let k = 0; k < inputs; k++) if (a[k] !== 0) present[count++] = k;

      // #region weighted-sum
      for (let j = 0; j < units; j++) {
        let z = b === null ? 0 : b[j]!;
        for (let i = 0; i < count; i++) {
          const k = present[i]!;
          z += w[j * inputs + k]! * a[k]!;
        }
        output[j] = z;
      }
      // #endregion weighted-sum
    },

    backward(a, delta, inputError) {
      if (gradientB !== null) {
        // #region gradient-bias
        for (let j = 0; j < units; j++) gradientB[j]! += delta[j]!;
        // #endregion gradient-bias
      }

      // #region gradient-weights
      for (let j = 0; j < units; j++) {
        const deltaJ = delta[j]!;
        for (let i = 0; i < count; i++) {
          const k = present[i]!;
          gradientW[j * inputs + k]! += deltaJ * a[k]!;
        }
      }
      // #endregion gradient-weights

      if (inputError !== null) {
        // Row by row, as the weights lie in memory.
        // #region error-back
        inputError.fill(0);
        for (let j = 0; j < units; j++) {
          for (let k = 0; k < inputs; k++) {
            inputError[k]! += w[j * inputs + k]! * delta[j]!;
          }
        }
        // #endregion error-back
      }
    },
  };
}
