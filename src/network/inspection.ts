// What a network does with some examples, layer by layer: forwards, and what the cost makes of it backwards. Any thread.
import type { LayerParameters } from './parameters.ts';

/** Of one layer of the network's list. */
export interface LayerInspection {
  /** count x size: what the layer gave. z of a dense layer or a convolution, a of an activation layer. */
  readonly outputs: Float32Array;
  /**
   * count x size: how each example's own cost changes with these outputs. Of a dense layer or a convolution that is
   * delta = dC/dz (BP1, BP2). null when nothing went backwards, and for a last activation whose derivative cancels with the cost's
   * (softmax with log-likelihood, sigmoid with cross-entropy), where delta of the layer before is a - y at once.
   */
  readonly errors: Float32Array | null;
  /** Gradient of the mean cost of these examples, without the regularisation term. null when nothing went backwards, or the layer learns nothing. */
  readonly gradient: LayerGradient | null;
}

export interface LayerGradient {
  /** Euclidean lengths. */
  readonly weightsNorm: number;
  readonly biasesNorm: number | null;
  /** The whole of it, shaped like the parameters; null unless it was asked for. */
  readonly whole: LayerParameters | null;
}

export interface Inspection {
  readonly count: number;
  /** One entry for each layer of NetworkSpec.layers. Dropout is off, as when the network is used. */
  readonly layers: readonly LayerInspection[];
  /** count x inputSize: how each example's own cost (or what was put in its place) changes with its inputs; null when nothing went backwards. */
  readonly inputErrors: Float32Array | null;
  /** Mean cost an example, without the regularisation term; null without targets. */
  readonly cost: number | null;
}
