// Numbers on the device, each uploaded once. Worker. As tensors, not as constants, so that a new learning rate needs no new
// shader.
import * as tf from '@tensorflow/tfjs-core';

export class Scalars {
  readonly #kept = new Map<number, tf.Scalar>();

  /** The number as a tensor that lives until dispose(), whatever tidy it is asked for in. */
  of(value: number): tf.Scalar {
    const known = this.#kept.get(value);
    if (known !== undefined) return known;
    const scalar = tf.keep(tf.scalar(value, 'float32'));
    this.#kept.set(value, scalar);
    return scalar;
  }

  dispose(): void {
    for (const scalar of this.#kept.values()) scalar.dispose();
    this.#kept.clear();
  }
}
