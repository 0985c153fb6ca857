// Where backpropagation begins: dC/da of the network's outputs. Worker.
import * as tf from '@tensorflow/tfjs-core';
import type { CostId } from '../../network/costs/index.ts';
import { smallestShare } from '../../network/costs/cost-function.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { Scalars } from './scalars.ts';

type OutputError = (a: tf.Tensor, y: tf.Tensor, scalars: Scalars) => tf.Tensor;

/** dC/da, for each output of each example. The formulas are those of network/costs. */
export const outputErrors: Readonly<Record<CostId, OutputError>> = {
  quadratic: (a, y) => tf.sub(a, y),
  crossEntropy: (a, y, scalars) =>
    tf.div(
      tf.sub(a, y),
      tf.maximum(tf.mul(a, tf.sub(scalars.of(1), a)), scalars.of(smallestShare)),
    ),
  logLikelihood: (a, y, scalars) => tf.neg(tf.div(y, tf.maximum(a, scalars.of(smallestShare)))),
};

/**
 * Whether the cost's derivative and the last activation's cancel but for a - y: sigmoid with cross-entropy, softmax with
 * log-likelihood (NNDL 3). a - y neither vanishes nor overflows where the activation is saturated.
 */
export function costUndoesActivation(network: NetworkSpec, cost: CostId): boolean {
  const last = network.layers.at(-1);
  if (network.layers.length < 2 || last?.kind !== 'activation') return false;
  return (
    (last.function === 'sigmoid' && cost === 'crossEntropy') ||
    (last.function === 'softmax' && cost === 'logLikelihood')
  );
}
