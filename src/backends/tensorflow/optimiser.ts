// The optimisers' updates on TensorFlow.js. Worker. Formulas and sources: network/optimisers.
import * as tf from '@tensorflow/tfjs-core';
import type { OptimiserSpec } from '../../network/optimisers/index.ts';
import type { Scalars } from './scalars.ts';

/** One array of weights or biases, then what the optimiser remembers of it, slot by slot as in optimiserSlots. */
export type Learnt = tf.Tensor[];

export interface Optimiser {
  /**
   * What the mean gradient is to be multiplied with before it comes here: the learning rate where the update is
   * proportional to it. It is multiplied into the outputs' few errors instead of every gradient.
   */
  gradientFactor(learningRate: number): number;
  /**
   * New tensors for the values after this step; the old ones are left alone.
   * @param t training steps taken, this one included
   */
  update(
    learnt: Learnt,
    gradient: tf.Tensor,
    learningRate: number,
    t: number,
    scalars: Scalars,
  ): Learnt;
}

export function compileOptimiser(spec: OptimiserSpec): Optimiser {
  switch (spec.kind) {
    case 'sgd':
      return sgd;
    case 'momentum':
      return momentum(spec.momentum);
    case 'rmsprop':
      return rmsprop(spec.rho, spec.epsilon);
    case 'adam':
      return adam(spec.beta1, spec.beta2, spec.epsilon);
  }
}

const sgd: Optimiser = {
  gradientFactor: (learningRate) => learningRate,
  update: ([values], gradient) => [tf.sub(values!, gradient)],
};

function momentum(mu: number): Optimiser {
  return {
    gradientFactor: (learningRate) => learningRate,
    update([values, before], gradient, _learningRate, _t, scalars) {
      const velocity = tf.sub(tf.mul(before!, scalars.of(mu)), gradient);
      return [tf.add(values!, velocity), velocity];
    },
  };
}

function rmsprop(rho: number, epsilon: number): Optimiser {
  return {
    gradientFactor: () => 1,
    update([values, before], gradient, learningRate, _t, scalars) {
      const meanSquare = average(before!, tf.square(gradient), rho, scalars);
      const scale = tf.sqrt(tf.add(meanSquare, scalars.of(epsilon)));
      const change = tf.div(tf.mul(gradient, scalars.of(learningRate)), scale);
      return [tf.sub(values!, change), meanSquare];
    },
  };
}

function adam(beta1: number, beta2: number, epsilon: number): Optimiser {
  return {
    gradientFactor: () => 1,
    update([values, meanBefore, meanSquareBefore], gradient, learningRate, t, scalars) {
      const mean = average(meanBefore!, gradient, beta1, scalars);
      const meanSquare = average(meanSquareBefore!, tf.square(gradient), beta2, scalars);
      // Both corrections taken out of the arrays: sqrt(v / c) + epsilon = (sqrt(v) + sqrt(c) epsilon) / sqrt(c).
      const correction = Math.sqrt(1 - beta2 ** t);
      const rate = (learningRate * correction) / (1 - beta1 ** t);
      const scale = tf.add(tf.sqrt(meanSquare), scalars.of(epsilon * correction));
      const change = tf.div(tf.mul(mean, scalars.of(rate)), scale);
      return [tf.sub(values!, change), mean, meanSquare];
    },
  };
}

/** share old + (1 - share) fresh */
function average(old: tf.Tensor, fresh: tf.Tensor, share: number, scalars: Scalars): tf.Tensor {
  return tf.add(tf.mul(old, scalars.of(share)), tf.mul(fresh, scalars.of(1 - share)));
}
