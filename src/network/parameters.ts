// What a network has learnt, in the one layout that all backends exchange. Any thread.

/** Of one layer of the network's list. Float32, row-major. */
export interface LayerParameters {
  /**
   * dense: [out, in], so that weights[j * in + k] is w_jk, from neuron k of the layer before to neuron j.
   * conv2d: [maps, height, width, channels in].
   */
  readonly weights: Float32Array;
  /** [out] or [maps]; null for a layer without biases. */
  readonly biases: Float32Array | null;
}

/** One entry for each layer of NetworkSpec.layers; null where a layer has nothing to learn. */
export type Parameters = readonly (LayerParameters | null)[];

/** Everything that training changes: enough to go on bit for bit on the same backend. */
export interface TrainerState {
  readonly parameters: Parameters;
  /** The optimiser's memory by name ('velocity', 'meanSquare', 'mean'), each shaped like the parameters. */
  readonly optimiser: Readonly<Record<string, Parameters>>;
  /** Training steps taken since the start, or since Adam took over from another optimiser. Adam's bias correction and the dropout masks depend on it. */
  readonly step: number;
}
