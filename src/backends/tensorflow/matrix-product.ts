// Matrix products in which one factor is transposed. Worker. On wasm, matMul is fast (XNNPACK) only without its own
// transposition, and repacks its second factor whenever that has changed: there it is the smaller one.
import * as tf from '@tensorflow/tfjs-core';

/** a b^T of [m, k] and [n, k]: [m, n]. */
export function timesTransposed(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  if (tf.getBackend() !== 'wasm') return tf.matMul(a, b, false, true);
  return a.shape[0] < b.shape[0]
    ? tf.transpose(tf.matMul(b, tf.transpose(a)))
    : tf.matMul(a, tf.transpose(b));
}

/** a^T b of [k, m] and [k, n]: [m, n]. */
export function transposedTimes(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  if (tf.getBackend() !== 'wasm') return tf.matMul(a, b, true, false);
  return tf.matMul(tf.transpose(a), b);
}
