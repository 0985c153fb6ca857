// Activation layers on TensorFlow.js: a = f(z), and on the way back dC/dz = dC/da f'(z), taken from a. Worker.
import * as tf from '@tensorflow/tfjs-core';
import type { ActivationId } from '../../../network/activations/index.ts';
import type { Scalars } from '../scalars.ts';
import type { Layer } from './layer.ts';

interface DeviceActivation {
  readonly output: (z: tf.Tensor) => tf.Tensor;
  /** dC/dz from a and dC/da. */
  readonly back: (error: tf.Tensor, a: tf.Tensor, scalars: Scalars) => tf.Tensor;
}

const activations: Readonly<Record<ActivationId, DeviceActivation>> = {
  sigmoid: {
    output: tf.sigmoid,
    // a (1 - a), not a - a^2, which has no correct digits where a is all but 1.
    back: (error, a, scalars) => tf.mul(error, tf.mul(a, tf.sub(scalars.of(1), a))),
  },
  tanh: {
    output: tf.tanh,
    back: (error, a, scalars) => tf.mul(error, tf.sub(scalars.of(1), tf.square(a))),
  },
  relu: {
    output: tf.relu,
    back: (error, a) => tf.mul(error, tf.step(a)),
  },
  identity: {
    output: (z) => z,
    back: (error) => error,
  },
  softmax: {
    output: (z) => tf.softmax(z),
    // Every output depends on every z: da_k/dz_j = a_k ((j = k) - a_j).
    back: (error, a) => tf.mul(a, tf.sub(error, tf.sum(tf.mul(error, a), -1, true))),
  },
};

export function activationLayer(id: ActivationId): Layer {
  const { output, back } = activations[id];
  return {
    forward(z, _learnt, { scalars }) {
      const a = output(z);
      return {
        output: a,
        backward: (error, wantsInputError) => ({
          inputError: wantsInputError ? back(error, a, scalars) : null,
          gradients: null,
        }),
      };
    },
  };
}
