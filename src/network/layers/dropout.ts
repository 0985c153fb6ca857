// Dropout: while training, each value is set to 0 with probability `rate` and the others are divided by 1 - rate. Any thread.
import * as v from 'valibot';
import { success } from '../result.ts';
import type { LayerDefinition } from './layer-definition.ts';

const schema = v.strictObject({
  kind: v.literal('dropout'),
  rate: v.pipe(v.number(), v.minValue(0), v.maxValue(0.95)),
});
export type DropoutSpec = v.InferOutput<typeof schema>;

export const dropout = {
  kind: 'dropout',
  label: 'Dropout',
  sentence:
    'While training, silences a random part of the values, so that none is relied on alone.',
  schema,
  initial: { kind: 'dropout', rate: 0.5 },
  outputShape: (_spec, input) => success(input),
  parameterShapes: () => null,
} satisfies LayerDefinition<'dropout', DropoutSpec>;
