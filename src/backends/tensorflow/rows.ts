// Examples drawn for some consecutive training steps, one a row, of which each step takes its batch. Worker.
import * as tf from '@tensorflow/tfjs-core';

export interface Rows {
  /** Rows `from` to before `to`, as a new tensor [to - from, width]: the caller's, or its tidy's. */
  batch(from: number, to: number): tf.Tensor2D;
  dispose(): void;
}

/**
 * Rows in this thread's memory, each batch copied to the device as it is asked for.
 * @param values rows x width; must not change any more
 */
export function hostRows(values: Float32Array, width: number): Rows {
  return {
    batch: (from, to) =>
      tf.tensor2d(values.subarray(from * width, to * width), [to - from, width], 'float32'),
    dispose: () => undefined,
  };
}

/** Rows on the device. Owns the tensor. */
export function deviceRows(rows: tf.Tensor2D): Rows {
  return {
    batch: (from, to) => tf.slice(rows, [from, 0], [to - from, rows.shape[1]]),
    dispose: () => rows.dispose(),
  };
}
