// Convolution on TensorFlow.js, stride 1, weights of [field, field, channels, maps]. Worker.
import * as tf from '@tensorflow/tfjs-core';
import type { Conv2dSpec } from '../../../network/layers/conv2d.ts';
import type { Layer, LayerTensors } from './layer.ts';

export function conv2dLayer(spec: Conv2dSpec): Layer {
  // A full border is a valid one around an image with a margin of zeros.
  const margin = spec.border === 'full' ? spec.field - 1 : 0;
  return {
    forward(input, learnt) {
      const image = withMargin(input as tf.Tensor4D, margin);
      const { weights, biases } = learnt as LayerTensors & { readonly weights: tf.Tensor4D };
      const sums = tf.conv2d(image, weights, 1, 'valid');
      return {
        output: biases === null ? sums : tf.add(sums, biases),
        backward(error, wantsInputError) {
          const delta = error as tf.Tensor4D;
          return {
            inputError: wantsInputError
              ? withoutMargin(tf.conv2dTranspose(delta, weights, image.shape, 1, 'valid'), margin)
              : null,
            gradients: {
              weights: weightGradient(image, delta),
              biases: biases === null ? null : tf.sum(delta, [0, 1, 2]),
            },
          };
        },
      };
    },
  };
}

/**
 * dC/dw[l, m, channel, map] = sum over examples, r and c of image[r + l, c + m, channel] delta[r, c, map]: again a
 * convolution, with examples in the place of channels, and the errors as the field that moves. TensorFlow.js has a kernel
 * of its own for it, but not on wasm.
 */
function weightGradient(image: tf.Tensor4D, delta: tf.Tensor4D): tf.Tensor4D {
  const channelFirst = tf.transpose(image, [3, 1, 2, 0]);
  const field = tf.transpose(delta, [1, 2, 0, 3]);
  return tf.transpose(tf.conv2d(channelFirst, field, 1, 'valid'), [1, 2, 0, 3]);
}

function withMargin(image: tf.Tensor4D, margin: number): tf.Tensor4D {
  if (margin === 0) return image;
  const sides: [number, number] = [margin, margin];
  return tf.pad(image, [[0, 0], sides, sides, [0, 0]]);
}

function withoutMargin(image: tf.Tensor4D, margin: number): tf.Tensor4D {
  if (margin === 0) return image;
  const [batch, height, width, channels] = image.shape;
  return tf.slice(
    image,
    [0, margin, margin, 0],
    [batch, height - 2 * margin, width - 2 * margin, channels],
  );
}
