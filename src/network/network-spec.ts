// A network as data: the shape of its input and its list of layers. Any thread.
import * as v from 'valibot';
import { layerOutputShape, layerParameterShapes, layerSchema } from './layers/index.ts';
import { sizeOf, type ParameterShapes, type Shape } from './layers/layer-definition.ts';
import { failure, success, type Problem, type Result } from './result.ts';

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

export const networkSchema = v.strictObject({
  /** [units] or [height, width, channels]. */
  inputShape: v.union([v.strictTuple([side]), v.strictTuple([side, side, side])]),
  layers: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(64)),
});
export type NetworkSpec = v.InferOutput<typeof networkSchema>;

/** What each layer takes, gives and learns. */
export interface LayerShapes {
  readonly input: Shape;
  readonly output: Shape;
  readonly parameters: ParameterShapes | null;
}

/** A problem with the layer where it arises. */
export interface LayerProblem extends Problem {
  readonly layer: number;
}

/** Shapes layer by layer, or the first layer that does not fit. */
export function networkShapes(
  network: NetworkSpec,
):
  | { readonly ok: true; readonly value: readonly LayerShapes[] }
  | { readonly ok: false; readonly problem: LayerProblem } {
  const shapes: LayerShapes[] = [];
  let input: Shape = network.inputShape;
  for (const [layer, spec] of network.layers.entries()) {
    const output = layerOutputShape(spec, input);
    if (!output.ok) return { ok: false, problem: { ...output.problem, layer } };
    shapes.push({ input, output: output.value, parameters: layerParameterShapes(spec, input) });
    input = output.value;
  }
  return { ok: true, value: shapes };
}

/** As networkShapes, for a network that a plan's check has passed. */
export function checkedShapes(network: NetworkSpec): readonly LayerShapes[] {
  const shapes = networkShapes(network);
  if (!shapes.ok) throw new Error(`layer ${shapes.problem.layer}: ${shapes.problem.message}`);
  return shapes.value;
}

export function inputSize(network: NetworkSpec): number {
  return sizeOf(network.inputShape);
}

/** Number of the network's outputs. */
export function outputSize(network: NetworkSpec): number {
  return sizeOf(checkedShapes(network).at(-1)!.output);
}

/** Weights and biases together: 784-30-10 has 23,860. */
export function parameterCount(network: NetworkSpec): number {
  return checkedShapes(network).reduce(
    (sum, { parameters }) =>
      parameters === null
        ? sum
        : sum +
          sizeOf(parameters.weights) +
          (parameters.biases === null ? 0 : parameters.biases[0]),
    0,
  );
}

/** The checks that a schema cannot express. */
export function checkNetwork(network: NetworkSpec): Result<NetworkSpec> {
  const shapes = networkShapes(network);
  if (!shapes.ok) return shapes;
  const softmaxAt = network.layers.findIndex(
    (layer) => layer.kind === 'activation' && layer.function === 'softmax',
  );
  if (softmaxAt >= 0 && softmaxAt !== network.layers.length - 1) {
    return failure(
      'softmax-inside',
      'Softmax stands inside the network, but it belongs at the end.',
      'Move it to the end, or choose another activation there.',
    );
  }
  if (shapes.value.at(-1)!.output.length !== 1) {
    return failure(
      'output-not-vector',
      'The network ends with an image, not with one number for each class.',
      'End it with a flatten layer and a dense layer.',
    );
  }
  return success(network);
}
