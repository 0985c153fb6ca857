// What the layers of the reference network have in common. Worker.
//
// One example at a time goes through the network, forwards and then backwards, as in the formulas. What is in passing
// (activations, errors, gradients) is kept as doubles, what is learnt as float32, like on every other backend.

/** What a layer learns, with the gradient summed over the examples of the present mini-batch. */
export interface Learnt {
  readonly weights: Float32Array;
  readonly biases: Float32Array | null;
  readonly gradient: { readonly weights: Float64Array; readonly biases: Float64Array | null };
}

/** Where in training an example is seen: the dropout masks are drawn from it. */
export interface Moment {
  /** Training steps taken before. */
  step: number;
  /** Index of the example in its mini-batch. */
  example: number;
}

export interface Layer {
  /** What it gave for the last example: z of a dense layer or a convolution, a of an activation layer. */
  readonly output: Float64Array;
  /** null: nothing to learn. */
  readonly learnt: Learnt | null;
  /** @param moment null when the network is used or tested, not trained */
  forward(input: Float64Array, moment: Moment | null): void;
  /**
   * Adds to the gradient, for the example that went forward last.
   * @param input the same as at forward()
   * @param error dC / d output
   * @param inputError is set to dC / d input; null for the first layer, where nobody asks for it
   */
  backward(input: Float64Array, error: Float64Array, inputError: Float64Array | null): void;
}
