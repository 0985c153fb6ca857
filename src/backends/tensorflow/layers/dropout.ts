// Dropout on TensorFlow.js. Worker. The masks are drawn here and uploaded, so that every backend drops the same units.
import * as tf from '@tensorflow/tfjs-core';
import { counterKey, counterWord, dropThreshold } from '../../../random/counter.ts';
import type { Layer } from './layer.ts';

/**
 * @param seed the plan's
 * @param index of this layer in the network
 */
export function dropoutLayer(rate: number, seed: number, index: number): Layer {
  const threshold = dropThreshold(rate);
  const share = 1 / (1 - rate);
  return {
    forward(input, _learnt, { step }) {
      if (step === null) return { output: input, backward: passOn };
      const key = counterKey(seed, index, step);
      const values = new Float32Array(input.size);
      for (let i = 0; i < values.length; i++) {
        if (counterWord(key, i) >= threshold) values[i] = share;
      }
      const mask = tf.tensor(values, input.shape, 'float32');
      return {
        output: tf.mul(input, mask),
        backward: (error, wantsInputError) => ({
          inputError: wantsInputError ? tf.mul(error, mask) : null,
          gradients: null,
        }),
      };
    },
  };
}

function passOn(error: tf.Tensor) {
  return { inputError: error, gradients: null };
}
