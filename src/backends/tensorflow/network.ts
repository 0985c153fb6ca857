// The network on TensorFlow.js: a mini-batch forwards, and backpropagation. Worker.
import * as tf from '@tensorflow/tfjs-core';
import type { CostId } from '../../network/costs/index.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { deviceLayer } from './layers/index.ts';
import type { Backward, Forward, Layer, LayerTensors, Pass } from './layers/layer.ts';
import { costUndoesActivation, outputErrors } from './output-error.ts';
import type { Scalars } from './scalars.ts';

export class DeviceNetwork {
  readonly #spec: NetworkSpec;
  readonly #cost: CostId;
  readonly #layers: readonly Layer[];

  constructor({ network, cost, seed }: TrainingPlan) {
    this.#spec = network;
    this.#cost = cost;
    this.#layers = network.layers.map((layer, index) => deviceLayer(layer, seed, index));
  }

  /**
   * The outputs for some examples, without learning.
   * @param inputs [examples, input size]
   * @param learnt one entry for each layer. @returns [examples, classes]; all else is freed
   */
  outputs(
    inputs: tf.Tensor2D,
    learnt: readonly (LayerTensors | null)[],
    scalars: Scalars,
  ): tf.Tensor2D {
    return tf.tidy(() => {
      const passes = this.#forward(inputs, learnt, { step: null, scalars });
      return passes.at(-1)!.output as tf.Tensor2D;
    });
  }

  /**
   * Outputs and gradients for a mini-batch. The caller has opened a tidy.
   * @param targets [examples, classes]
   * @param factor multiplies the cost, and so every gradient
   */
  gradients(
    inputs: tf.Tensor2D,
    targets: tf.Tensor2D,
    learnt: readonly (LayerTensors | null)[],
    factor: number,
    pass: Pass,
  ): { readonly output: tf.Tensor2D; readonly gradients: readonly (LayerTensors | null)[] } {
    const passes = this.#forward(inputs, learnt, pass);
    const output = passes.at(-1)!.output as tf.Tensor2D;
    const gradients = new Array<LayerTensors | null>(passes.length).fill(null);

    const joint = costUndoesActivation(this.#spec, this.#cost);
    const outputError = joint ? tf.sub : outputErrors[this.#cost];
    let error: tf.Tensor = tf.mul(
      outputError(output, targets, pass.scalars),
      pass.scalars.of(factor),
    );
    // Nothing is learnt before the first layer with parameters, so no error goes further back.
    const first = learnt.findIndex((tensors) => tensors !== null);
    const last = passes.length - (joint ? 2 : 1);
    for (let l = last; l >= Math.max(first, 0); l--) {
      const back: Backward = passes[l]!.backward(error, l > first);
      gradients[l] = back.gradients;
      if (back.inputError === null) break;
      error = back.inputError;
    }
    return { output, gradients };
  }

  #forward(
    inputs: tf.Tensor2D,
    learnt: readonly (LayerTensors | null)[],
    pass: Pass,
  ): readonly Forward[] {
    const passes: Forward[] = [];
    let a: tf.Tensor = tf.reshape(inputs, [inputs.shape[0], ...this.#spec.inputShape]);
    for (const [l, layer] of this.#layers.entries()) {
      const forward = layer.forward(a, learnt[l]!, pass);
      passes.push(forward);
      a = forward.output;
    }
    return passes;
  }
}
