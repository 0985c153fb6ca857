// Dense layer: z_j = sum_k w_jk a_k + b_j. Any thread.
import * as v from 'valibot';
import { initialisationSchema } from '../initialisations/index.ts';
import { failure, success } from '../result.ts';
import { sizeOf, type LayerDefinition } from './layer-definition.ts';

const schema = v.strictObject({
  kind: v.literal('dense'),
  units: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  biases: v.boolean(),
  /** Overrides the plan's initialisation for this layer. */
  initialisation: v.optional(initialisationSchema),
});
export type DenseSpec = v.InferOutput<typeof schema>;

export const dense = {
  kind: 'dense',
  label: 'Dense',
  sentence: 'Every unit weighs all outputs of the layer before.',
  schema,
  initial: { kind: 'dense', units: 30, biases: true },
  outputShape: (spec, input) =>
    input.length === 1
      ? success([spec.units])
      : failure(
          'dense-needs-vector',
          `A dense layer takes a list of numbers, but here comes a block of ${input.join(' × ')}.`,
          'Put a flatten layer before it.',
        ),
  parameterShapes: (spec, input) => ({
    weights: [spec.units, sizeOf(input)],
    biases: spec.biases ? [spec.units] : null,
    fanIn: sizeOf(input),
    fanOut: spec.units,
  }),
} satisfies LayerDefinition<'dense', DenseSpec>;
