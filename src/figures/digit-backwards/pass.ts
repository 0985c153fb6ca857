// Backpropagation through a fully connected network for one example, back to the pixels, in double precision. Page thread, pure.
import {
  elementwiseActivations,
  type ElementwiseActivationId,
} from '../../network/activations/index.ts';
import { costs, type CostId } from '../../network/costs/index.ts';
import type { Parameters } from '../../network/parameters.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';

export interface DenseNetwork {
  readonly layers: readonly {
    /** [out, in] */
    readonly weights: ArrayLike<number>;
    readonly biases: ArrayLike<number>;
    readonly activation: ElementwiseActivationId;
  }[];
  readonly cost: CostId;
}

/** What a run has learnt, as dense layers each with its activation; null for a network of another kind. */
export function denseNetwork(parameters: Parameters, plan: TrainingPlan): DenseNetwork | null {
  const { layers } = plan.network;
  const built: DenseNetwork['layers'][number][] = [];
  for (let index = 0; index < layers.length; index += 2) {
    const dense = layers[index];
    const next = layers[index + 1];
    const learnt = parameters[index] ?? null;
    if (learnt === null || dense?.kind !== 'dense') return null;
    if (next?.kind !== 'activation' || next.function === 'softmax') return null;
    const { weights, biases } = learnt;
    built.push({
      weights,
      biases: biases ?? new Float32Array(dense.units),
      activation: next.function,
    });
  }
  return { layers: built, cost: plan.cost };
}

export interface Pass {
  readonly cost: number;
  readonly outputs: Float64Array;
  /** delta[0] of the first hidden layer, the last of the outputs: dC/dz. */
  readonly delta: readonly Float64Array[];
  /** dC/dx for each pixel: one step further back than the four equations go. */
  readonly inputSlopes: Float64Array;
}

interface Layerwise {
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
}

function forward({ layers }: DenseNetwork, input: ArrayLike<number>): Layerwise {
  const zs: Float64Array[] = [];
  const as: Float64Array[] = [];
  let before = input;
  for (const { weights, biases, activation } of layers) {
    const f = elementwiseActivations[activation];
    const size = before.length;
    const z = Float64Array.from(biases, (bias, j) => {
      let sum = bias;
      for (let k = 0; k < size; k++) sum += weights[j * size + k]! * before[k]!;
      return sum;
    });
    const a = z.map(f.output);
    zs.push(z);
    as.push(a);
    before = a;
  }
  return { z: zs, a: as };
}

function costOf(cost: CostId, outputs: Float64Array, meant: number): number {
  return outputs.reduce((sum, a, j) => sum + costs[cost].term(a, j === meant ? 1 : 0), 0);
}

/** Cost of one example alone, for finite differences. */
function exampleCost(network: DenseNetwork, input: ArrayLike<number>, meant: number): number {
  return costOf(network.cost, forward(network, input).a.at(-1)!, meant);
}

/**
 * @param input one example, 0..1
 * @param meant the class whose target is 1
 */
export function passOf(network: DenseNetwork, input: ArrayLike<number>, meant: number): Pass {
  const { z, a } = forward(network, input);
  const outputs = a.at(-1)!;
  const { derivative } = costs[network.cost];
  const delta: Float64Array[] = [];
  // dC/da of the layer in hand; after the last round, of the input.
  let error = outputs.map((output, j) => derivative(output, j === meant ? 1 : 0));
  for (let l = network.layers.length - 1; l >= 0; l--) {
    const { weights, activation } = network.layers[l]!;
    const f = elementwiseActivations[activation];
    const here = error.map((value, j) => value * f.derivative(z[l]![j]!, a[l]![j]!));
    delta.unshift(here);
    const size = l === 0 ? input.length : a[l - 1]!.length;
    error = new Float64Array(size);
    for (let j = 0; j < here.length; j++) {
      for (let k = 0; k < size; k++) error[k]! += weights[j * size + k]! * here[j]!;
    }
  }
  return { cost: costOf(network.cost, outputs, meant), outputs, delta, inputSlopes: error };
}

/** Near the best step for numbers of 16 digits, as the chapter finds it. */
const epsilon = 1e-5;

/** dC/dx of one pixel by central differences. */
export function pixelSlopeByDifference(
  network: DenseNetwork,
  input: ArrayLike<number>,
  meant: number,
  pixel: number,
): number {
  const cost = (change: number) => {
    const changed = Float64Array.from(input);
    changed[pixel]! += change;
    return exampleCost(network, changed, meant);
  };
  return (cost(epsilon) - cost(-epsilon)) / (2 * epsilon);
}

/** dC/dw by central differences, for the weight from a pixel to a unit of the first layer. */
export function weightSlopeByDifference(
  network: DenseNetwork,
  input: ArrayLike<number>,
  meant: number,
  unit: number,
  pixel: number,
): number {
  const [first, ...rest] = network.layers;
  const cost = (change: number) => {
    const weights = Float64Array.from(first!.weights);
    weights[unit * input.length + pixel]! += change;
    return exampleCost({ ...network, layers: [{ ...first!, weights }, ...rest] }, input, meant);
  };
  return (cost(epsilon) - cost(-epsilon)) / (2 * epsilon);
}
