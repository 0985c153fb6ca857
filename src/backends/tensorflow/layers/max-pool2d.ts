// Max-pooling on TensorFlow.js. Worker.
import * as tf from '@tensorflow/tfjs-core';
import type { MaxPool2dSpec } from '../../../network/layers/max-pool2d.ts';
import type { Layer } from './layer.ts';

/** Less than any weighted sum: what the smaller squares at the border are filled up with. */
const nothing = -3e38;

export function maxPool2dLayer({ size, partial }: MaxPool2dSpec): Layer {
  return {
    forward(input) {
      const image = input as tf.Tensor4D;
      const squares = inWholeSquares(image, size, partial);
      const output = tf.maxPool(squares, size, size, 'valid');
      return {
        output,
        backward: (error, wantsInputError) => ({
          inputError: wantsInputError
            ? resized(errorOfSquares(error, squares, output, size), image.shape, 0)
            : null,
          gradients: null,
        }),
      };
    },
  };
}

/** The image, cut or filled up at the right and bottom. */
function inWholeSquares(
  image: tf.Tensor4D,
  size: number,
  partial: MaxPool2dSpec['partial'],
): tf.Tensor4D {
  const round = partial === 'keep' ? Math.ceil : Math.floor;
  const whole = (side: number) => size * round(side / size);
  const [batch, height, width, channels] = image.shape;
  return resized(image, [batch, whole(height), whole(width), channels], nothing);
}

/** Rows and columns cut off, or added, at the right and bottom. */
function resized(image: tf.Tensor4D, shape: tf.Tensor4D['shape'], filling: number): tf.Tensor4D {
  const [, height, width] = image.shape;
  const [, toHeight, toWidth] = shape;
  if (height === toHeight && width === toWidth) return image;
  if (toHeight <= height && toWidth <= width) return tf.slice(image, [0, 0, 0, 0], shape);
  const added = (from: number, to: number): [number, number] => [0, to - from];
  return tf.pad(image, [[0, 0], added(height, toHeight), added(width, toWidth), [0, 0]], filling);
}

/** Hands the error of each square to its largest value. */
function errorOfSquares(
  error: tf.Tensor,
  squares: tf.Tensor4D,
  output: tf.Tensor4D,
  size: number,
): tf.Tensor4D {
  // On wasm the kernel overlooks values below 0: there it is shown where the largest values are, 1 among 0.
  const input = tf.getBackend() === 'wasm' ? largestOnes(squares, output) : squares;
  // What tf.grads would run; there is no public function for it.
  return tf
    .engine()
    .runKernel(
      tf.MaxPoolGrad,
      { dy: error, input, output },
      { filterSize: size, strides: size, pad: 'valid' },
    );
}

function largestOnes(squares: tf.Tensor4D, output: tf.Tensor4D): tf.Tensor4D {
  const [, height, width] = squares.shape;
  const spread = tf.image.resizeNearestNeighbor(output, [height, width]);
  return tf.cast(tf.equal(squares, spread), 'float32');
}
