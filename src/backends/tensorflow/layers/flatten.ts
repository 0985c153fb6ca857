// Flatten on TensorFlow.js: another shape for the same values, nothing computed. Worker.
import * as tf from '@tensorflow/tfjs-core';
import type { Layer } from './layer.ts';

export const flatten: Layer = {
  forward: (input) => ({
    output: tf.reshape(input, [input.shape[0], -1]),
    backward: (error) => ({ inputError: tf.reshape(error, input.shape), gradients: null }),
  }),
};
