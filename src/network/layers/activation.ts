// Activation layer: a = f(z), value by value (softmax: over all values of an example). Any thread.
import * as v from 'valibot';
import { activationIds } from '../activations/index.ts';
import { failure, success } from '../result.ts';
import type { LayerDefinition } from './layer-definition.ts';

const schema = v.strictObject({
  kind: v.literal('activation'),
  function: v.picklist(activationIds),
});
export type ActivationSpec = v.InferOutput<typeof schema>;

export const activation = {
  kind: 'activation',
  label: 'Activation',
  sentence: 'Bends the weighted sums, so that layers together can do more than one alone.',
  schema,
  initial: { kind: 'activation', function: 'sigmoid' },
  outputShape: (spec, input) =>
    spec.function === 'softmax' && input.length !== 1
      ? failure(
          'softmax-needs-vector',
          'Softmax shares out one whole among a list of numbers, but here comes an image.',
          'Put it last, after a dense layer.',
        )
      : success(input),
  parameterShapes: () => null,
} satisfies LayerDefinition<'activation', ActivationSpec>;
