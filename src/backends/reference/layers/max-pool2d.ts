// Max-pooling of the reference network: the largest value of each square goes on, and the error goes back to it alone. Worker.
import type { MaxPool2dSpec } from '../../../network/layers/max-pool2d.ts';
import { sizeOf, type Shape } from '../../../network/layers/layer-definition.ts';
import type { Layer } from '../layer.ts';

/**
 * @param input [height, width, channels]
 * @param output [rows, columns, channels]
 */
export function maxPool2dLayer(spec: MaxPool2dSpec, input: Shape, output: Shape): Layer {
  const [height = 0, width = 0, channels = 0] = input;
  const [rows = 0, columns = 0] = output;
  const { size } = spec;
  const pooled = new Float64Array(sizeOf(output));
  /** Where in the image the largest value of each square stands; of equals the first, row by row. */
  const winners = new Uint32Array(pooled.length);

  return {
    output: pooled,
    learnt: null,

    forward(a) {
      // #region max-pooling
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < columns; c++) {
          for (let channel = 0; channel < channels; channel++) {
            let winner = (r * size * width + c * size) * channels + channel;
            for (let y = r * size; y < Math.min((r + 1) * size, height); y++) {
              for (let x = c * size; x < Math.min((c + 1) * size, width); x++) {
                const candidate = (y * width + x) * channels + channel;
                if (a[candidate]! > a[winner]!) winner = candidate;
              }
            }
            const at = (r * columns + c) * channels + channel;
            winners[at] = winner;
            pooled[at] = a[winner]!;
          }
        }
      }
      // #endregion max-pooling
    },

    backward(_a, error, inputError) {
      if (inputError === null) return;
      // #region max-pooling-back
      inputError.fill(0);
      for (let at = 0; at < pooled.length; at++) inputError[winners[at]!] = error[at]!;
      // #endregion max-pooling-back
    },
  };
}
