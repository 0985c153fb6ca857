// The same networks as a good user of TensorFlow.js writes them: its tape, its own losses and optimisers, products fused with
// their biases, a batch gathered on the device, steps queued without waiting. Bench. The measure for what our own backends gain, the one on TensorFlow.js included.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { wasmPath } from '../../src/backends/tensorflow/wasm-path.ts';
import type { Examples } from '../../src/network/examples.ts';
import type { LayerSpec } from '../../src/network/layers/index.ts';
import { checkedShapes } from '../../src/network/network-spec.ts';
import type { OptimiserSpec } from '../../src/network/optimisers/index.ts';
import type { TrainingPlan } from '../../src/network/training-plan.ts';

export type TapedDevice = 'wasm' | 'cpu';

interface Learnt {
  readonly weights: tf.Variable;
  readonly biases: tf.Variable | null;
}

export async function startTaped(device: TapedDevice): Promise<void> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasmPath,
    'tfjs-backend-wasm-simd.wasm': wasmPath,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmPath,
  });
  if (!(await tf.setBackend(device))) throw new Error(`TensorFlow.js does not start on ${device}`);
}

export class TapedTrainer {
  readonly #plan: TrainingPlan;
  readonly #images: tf.Tensor;
  readonly #targets: tf.Tensor;
  readonly #learnt: readonly (Learnt | null)[];
  readonly #optimiser: tf.Optimizer;

  constructor(plan: TrainingPlan, { inputs, labels, count }: Examples) {
    this.#plan = plan;
    const shape = [count, ...plan.network.inputShape];
    this.#images = tf.tidy(() => tf.div(tf.tensor(Float32Array.from(inputs), shape), 255));
    this.#targets = tf.tidy(() => {
      const digits = tf.tensor1d(Int32Array.from(labels), 'int32');
      return tf.cast(tf.oneHot(digits, 10), 'float32');
    });
    this.#learnt = checkedShapes(plan.network).map(({ parameters }) => {
      if (parameters === null) return null;
      const [out = 0, ...rest] = parameters.weights;
      const start = tf.randomNormal([...rest, out], 0, 1 / Math.sqrt(parameters.fanIn));
      return {
        weights: tf.variable(start),
        biases: parameters.biases === null ? null : tf.variable(tf.zeros([out])),
      };
    });
    this.#optimiser = optimiserOf(plan.optimiser);
  }

  /** Takes one step for each batch and waits until they are done. */
  async steps(order: Uint32Array, batchSize: number): Promise<void> {
    for (let from = 0; from < order.length; from += batchSize) {
      const indices = Int32Array.from(order.subarray(from, from + batchSize));
      tf.tidy(() => {
        const batch = tf.tensor1d(indices, 'int32');
        const x = tf.gather(this.#images, batch);
        const y = tf.gather(this.#targets, batch);
        this.#optimiser.minimize(() => this.#loss(x, y));
      });
    }
    await this.#learnt.find((layer) => layer !== null)!.weights.data();
  }

  /** Mean over the batch. */
  #loss(x: tf.Tensor, y: tf.Tensor): tf.Scalar {
    const { network, cost } = this.#plan;
    const last = network.layers.at(-1);
    const takesLogits = cost === 'logLikelihood' && last.kind === 'activation';
    if (takesLogits && last.function === 'softmax') {
      return tf.losses.softmaxCrossEntropy(y, this.#forward(x, network.layers.slice(0, -1)));
    }
    if (cost !== 'quadratic') throw new Error('not among the measured networks');
    const a = this.#forward(x, network.layers);
    return tf.mul(0.5, tf.mean(tf.sum(tf.squaredDifference(a, y), 1)));
  }

  #forward(x: tf.Tensor, layers: readonly LayerSpec[]): tf.Tensor {
    return layers.reduce((a, layer, index) => layerOf(a, layer, this.#learnt[index] ?? null), x);
  }
}

function layerOf(a: tf.Tensor, layer: LayerSpec, learnt: Learnt | null): tf.Tensor {
  switch (layer.kind) {
    case 'dense':
      return product(a as tf.Tensor2D, learnt!);
    case 'conv2d': {
      if (layer.border === 'full') throw new Error('not among the measured networks');
      const filter = learnt!.weights as tf.Tensor as tf.Tensor4D;
      const z = tf.conv2d(a as tf.Tensor4D, filter, 1, 'valid');
      return learnt!.biases === null ? z : tf.add(z, learnt!.biases);
    }
    case 'maxPool2d':
      return tf.maxPool(a as tf.Tensor4D, layer.size, layer.size, 'valid');
    case 'flatten':
      return tf.reshape(a, [a.shape[0], -1]);
    case 'dropout':
      return tf.dropout(a, layer.rate);
    case 'activation':
      return layer.function === 'identity' ? a : tf[layer.function](a);
  }
}

function product(a: tf.Tensor2D, { weights, biases }: Learnt): tf.Tensor {
  const b = weights as tf.Tensor as tf.Tensor2D;
  return biases === null ? tf.matMul(a, b) : tf.fused.matMul({ a, b, bias: biases });
}

function optimiserOf(spec: OptimiserSpec): tf.Optimizer {
  switch (spec.kind) {
    case 'sgd':
      return tf.train.sgd(spec.learningRate);
    case 'momentum':
      return tf.train.momentum(spec.learningRate, spec.momentum);
    case 'rmsprop':
      return tf.train.rmsprop(spec.learningRate, spec.rho, 0, spec.epsilon);
    case 'adam':
      return tf.train.adam(spec.learningRate, spec.beta1, spec.beta2, spec.epsilon);
  }
}
