// Max-pooling over squares that do not overlap. Any thread.
import * as v from 'valibot';
import { failure, success } from '../result.ts';
import type { LayerDefinition } from './layer-definition.ts';

const schema = v.strictObject({
  kind: v.literal('maxPool2d'),
  /** Side of the square, and the distance to the next. */
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)),
  /** drop: rows and columns left over at the right and bottom are not looked at; keep: they make smaller squares. */
  partial: v.picklist(['drop', 'keep']),
});
export type MaxPool2dSpec = v.InferOutput<typeof schema>;

export const maxPool2d = {
  kind: 'maxPool2d',
  label: 'Max-pooling',
  sentence: 'Keeps the largest value of each small square, and forgets where in it that was.',
  schema,
  initial: { kind: 'maxPool2d', size: 2, partial: 'drop' },
  outputShape(spec, input) {
    const [height, width, channels] = input;
    if (height === undefined || width === undefined || channels === undefined) {
      return failure(
        'pool-needs-image',
        'Max-pooling takes an image, but the layer before gives a plain list of numbers.',
        'Put it before any dense or flatten layer.',
      );
    }
    const count = (side: number) =>
      spec.partial === 'keep' ? Math.ceil(side / spec.size) : Math.floor(side / spec.size);
    if (count(height) < 1 || count(width) < 1) {
      return failure(
        'pool-too-large',
        `A ${spec.size} × ${spec.size} square does not fit into an image of ${height} × ${width}.`,
        'Choose a smaller square.',
      );
    }
    return success([count(height), count(width), channels]);
  },
  parameterShapes: () => null,
} satisfies LayerDefinition<'maxPool2d', MaxPool2dSpec>;
