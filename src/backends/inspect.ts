// Looks inside a network: the reference layers, given the parameters of a run on whatever backend. Worker and Node.
import type { Inspection, LayerGradient, LayerInspection } from '../network/inspection.ts';
import type { Parameters } from '../network/parameters.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Learnt } from './reference/layer.ts';
import { ReferenceNetwork } from './reference/network.ts';

export interface InspectedExamples {
  /** count x inputSize, 0..1. */
  readonly inputs: Float32Array;
  /** count x outputs, what each output ought to be; null: nothing goes backwards. */
  readonly targets: Float32Array | null;
  /** count x outputs, in place of targets: goes backwards from these errors of the last weighted sums. */
  readonly sumErrors?: Float32Array | null;
  readonly count: number;
}

/** @param whole whether the gradients are wanted, and not only how long they are */
export function inspect(
  plan: TrainingPlan,
  parameters: Parameters,
  { inputs, targets, sumErrors = null, count }: InspectedExamples,
  whole: boolean,
): Inspection {
  const network = new ReferenceNetwork(plan);
  network.load(parameters);
  const size = inputs.length / count;
  const classes = network.output.length;
  const input = new Float64Array(size);
  const inputError = new Float64Array(size);
  const back = targets ?? sumErrors;
  const inputErrors = back && new Float32Array(inputs.length);
  const wish = new Float64Array(classes);
  const outputs = network.layers.map(({ output }) => new Float32Array(count * output.length));
  const errors = network.layers.map(({ output }, layer) =>
    (targets ? network.hasErrors(layer) : sumErrors && layer <= network.sumsLayer)
      ? new Float32Array(count * output.length)
      : null,
  );
  let cost = 0;

  for (let i = 0; i < count; i++) {
    input.set(inputs.subarray(i * size, (i + 1) * size));
    network.forward(input, null);
    for (const [layer, { output }] of network.layers.entries()) {
      outputs[layer]!.set(output, i * output.length);
    }
    if (back === null) continue;
    wish.set(back.subarray(i * classes, (i + 1) * classes));
    if (targets === null) {
      network.backwardFromSums(input, wish, inputError);
    } else {
      cost += network.cost(wish);
      network.backward(input, wish, inputError);
    }
    inputErrors!.set(inputError, i * size);
    for (const [layer, error] of network.errors.entries())
      errors[layer]?.set(error, i * error.length);
  }

  return {
    count,
    layers: network.layers.map(({ learnt }, layer): LayerInspection => ({
      outputs: outputs[layer]!,
      errors: errors[layer]!,
      gradient: back && learnt && gradientOf(learnt, count, whole),
    })),
    inputErrors,
    cost: targets && cost / count,
  };
}

function gradientOf({ gradient }: Learnt, count: number, whole: boolean): LayerGradient {
  const { weights, biases } = gradient;
  return {
    weightsNorm: lengthOf(weights) / count,
    biasesNorm: biases && lengthOf(biases) / count,
    whole: whole
      ? { weights: meanOf(weights, count), biases: biases && meanOf(biases, count) }
      : null,
  };
}

/** Euclidean length. */
function lengthOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

function meanOf(sums: Float64Array, count: number): Float32Array {
  return Float32Array.from(sums, (sum) => sum / count);
}
