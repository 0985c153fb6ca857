// Convolution with stride 1: one small field of weights, moved over the whole image, for each feature map. Any thread.
import * as v from 'valibot';
import { initialisationSchema } from '../initialisations/index.ts';
import { failure, success } from '../result.ts';
import type { LayerDefinition } from './layer-definition.ts';

const schema = v.strictObject({
  kind: v.literal('conv2d'),
  maps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512)),
  /** Side of the square receptive field. */
  field: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(15)),
  /** valid: only fields that lie inside; full: every field that touches the image, the outside counting as 0. */
  border: v.picklist(['valid', 'full']),
  biases: v.boolean(),
  /** Overrides the plan's initialisation for this layer. */
  initialisation: v.optional(initialisationSchema),
});
export type Conv2dSpec = v.InferOutput<typeof schema>;

export const conv2d = {
  kind: 'conv2d',
  label: 'Convolution',
  sentence: 'Looks for the same small pattern everywhere in the image, one pattern a feature map.',
  schema,
  initial: { kind: 'conv2d', maps: 8, field: 5, border: 'valid', biases: true },
  outputShape(spec, input) {
    const [height, width, channels] = input;
    if (height === undefined || width === undefined || channels === undefined) {
      return failure(
        'conv-needs-image',
        'A convolution takes an image, but the layer before gives a plain list of numbers.',
        'Put it before any dense or flatten layer.',
      );
    }
    const grow = spec.border === 'full' ? spec.field - 1 : 1 - spec.field;
    if (height + grow < 1 || width + grow < 1) {
      return failure(
        'field-too-large',
        `A ${spec.field} × ${spec.field} field does not fit into an image of ${height} × ${width}.`,
        'Choose a smaller field, or pool less before it.',
      );
    }
    return success([height + grow, width + grow, spec.maps]);
  },
  parameterShapes(spec, [, , channels = 1]) {
    const area = spec.field * spec.field;
    return {
      weights: [spec.maps, spec.field, spec.field, channels],
      biases: spec.biases ? [spec.maps] : null,
      fanIn: area * channels,
      fanOut: area * spec.maps,
    };
  },
} satisfies LayerDefinition<'conv2d', Conv2dSpec>;
