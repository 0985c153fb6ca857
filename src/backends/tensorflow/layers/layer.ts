// What the layers of a network on TensorFlow.js have in common. Worker.
//
// The gradients are derived by hand, as in the book, and not taken from TensorFlow.js's tape: that runs more kernels, and
// on networks this small the number of kernels is the time. A forward pass leaves behind what its backward pass needs, in
// a closure; a tidy around both frees it.
import type * as tf from '@tensorflow/tfjs-core';
import type { Scalars } from '../scalars.ts';

/** What a layer learns: its parameters, or their gradients, in the device's layout (layouts.ts). */
export interface LayerTensors {
  readonly weights: tf.Tensor;
  readonly biases: tf.Tensor | null;
}

/** What a pass over a mini-batch is for. */
export interface Pass {
  /** Training steps taken before; null when the network is used or tested, not trained. */
  readonly step: number | null;
  readonly scalars: Scalars;
}

export interface Forward {
  /** [batch, ...output shape] */
  readonly output: tf.Tensor;
  /**
   * @param error dC / d output
   * @param wantsInputError false for the first layer, where nobody asks for it
   */
  backward(error: tf.Tensor, wantsInputError: boolean): Backward;
}

export interface Backward {
  /** dC / d input; null where it was not wanted. */
  readonly inputError: tf.Tensor | null;
  /** Summed over the mini-batch; null for a layer with nothing to learn. */
  readonly gradients: LayerTensors | null;
}

export interface Layer {
  /**
   * @param input [batch, ...input shape]
   * @param learnt null for a layer with nothing to learn
   */
  forward(input: tf.Tensor, learnt: LayerTensors | null, pass: Pass): Forward;
}
