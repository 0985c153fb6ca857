// Convolution of the reference network, with stride 1: the weighted sum of a dense layer, but of a small field of the
// image that moves, with the same weights everywhere. Worker.
import type { Conv2dSpec } from '../../../network/layers/conv2d.ts';
import { sizeOf, type Shape } from '../../../network/layers/layer-definition.ts';
import type { Layer } from '../layer.ts';

/**
 * z[r, c, map] = b[map] + sum_l sum_m sum_channel w[map, l, m, channel] a[r + l - margin, c + m - margin, channel];
 * a is 0 outside the image. Like all books on neural networks, and unlike signal processing, w is not flipped.
 * @param input [height, width, channels]
 * @param output [rows, columns, maps]
 */
export function conv2dLayer(spec: Conv2dSpec, input: Shape, output: Shape): Layer {
  const [height = 0, width = 0, channels = 0] = input;
  const [rows = 0, columns = 0, maps = 0] = output;
  const { field } = spec;
  const margin = spec.border === 'full' ? field - 1 : 0;
  const fieldSize = field * field * channels;
  const w = new Float32Array(maps * fieldSize);
  const b = spec.biases ? new Float32Array(maps) : null;
  const gradientW = new Float64Array(w.length);
  const gradientB = b === null ? null : new Float64Array(maps);
  const z = new Float64Array(sizeOf(output));

  /**
   * Calls visit for each row of each field, of every output: `count` weights from w[weight] on meet as many values of the
   * image from a[pixel] on. The part of a field that lies outside the image is left out.
   */
  function eachFieldRow(
    visit: (at: number, weight: number, pixel: number, count: number) => void,
  ): void {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const firstM = Math.max(0, margin - c);
        const endM = Math.min(field, width + margin - c);
        const firstL = Math.max(0, margin - r);
        const endL = Math.min(field, height + margin - r);
        for (let map = 0; map < maps; map++) {
          const at = (r * columns + c) * maps + map;
          for (let l = firstL; l < endL; l++) {
            const weight = map * fieldSize + (l * field + firstM) * channels;
            const pixel = ((r + l - margin) * width + (c + firstM - margin)) * channels;
            visit(at, weight, pixel, (endM - firstM) * channels);
          }
        }
      }
    }
  }

  return {
    output: z,
    learnt: { weights: w, biases: b, gradient: { weights: gradientW, biases: gradientB } },

    forward(a) {
      // #region convolution
      for (let at = 0; at < z.length; at++) z[at] = b === null ? 0 : b[at % maps]!;
      eachFieldRow((at, weight, pixel, count) => {
        let sum = 0;
        for (let i = 0; i < count; i++) sum += w[weight + i]! * a[pixel + i]!;
        z[at]! += sum;
      });
      // #endregion convolution
    },

    backward(a, delta, inputError) {
      // #region convolution-back
      if (gradientB !== null) {
        for (let at = 0; at < z.length; at++) gradientB[at % maps]! += delta[at]!;
      }
      inputError?.fill(0);
      eachFieldRow((at, weight, pixel, count) => {
        const d = delta[at]!;
        // The error of an output that lost in the pooling behind is 0.
        if (d === 0) return;
        for (let i = 0; i < count; i++) gradientW[weight + i]! += d * a[pixel + i]!;
        if (inputError === null) return;
        for (let i = 0; i < count; i++) inputError[pixel + i]! += d * w[weight + i]!;
      });
      // #endregion convolution-back
    },
  };
}
