// Flatten: an image becomes a list, row by row, channels last. Any thread.
import * as v from 'valibot';
import { success } from '../result.ts';
import { sizeOf, type LayerDefinition } from './layer-definition.ts';

const schema = v.strictObject({ kind: v.literal('flatten') });
export type FlattenSpec = v.InferOutput<typeof schema>;

export const flatten = {
  kind: 'flatten',
  label: 'Flatten',
  sentence: 'Writes an image out as one list of numbers, row by row.',
  schema,
  initial: { kind: 'flatten' },
  outputShape: (_spec, input) => success([sizeOf(input)]),
  parameterShapes: () => null,
} satisfies LayerDefinition<'flatten', FlattenSpec>;
