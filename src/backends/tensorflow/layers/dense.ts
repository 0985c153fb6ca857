// Dense layer on TensorFlow.js: z = x W^T + b for a whole mini-batch, x of [batch, in], W of [out, in]. Worker.
import * as tf from '@tensorflow/tfjs-core';
import { timesTransposed, transposedTimes } from '../matrix-product.ts';
import type { Layer, LayerTensors } from './layer.ts';

export const dense: Layer = {
  forward(input, learnt) {
    const x = input as tf.Tensor2D;
    const { weights, biases } = learnt as LayerTensors & { readonly weights: tf.Tensor2D };
    const sums = timesTransposed(x, weights);
    return {
      output: biases === null ? sums : tf.add(sums, biases),
      backward(error, wantsInputError) {
        const delta = error as tf.Tensor2D;
        return {
          inputError: wantsInputError ? tf.matMul(delta, weights) : null,
          gradients: {
            weights: transposedTimes(delta, x),
            biases: biases === null ? null : tf.sum(delta, 0),
          },
        };
      },
    };
  },
};
