// The registry of activation functions: one file and one line each. Any thread.
import type { ElementwiseActivation } from './activation-function.ts';
import { identity } from './identity.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmaxText } from './softmax.ts';
import { tanh } from './tanh.ts';

export const elementwiseActivations = {
  sigmoid,
  tanh,
  relu,
  identity,
} as const satisfies Record<string, ElementwiseActivation>;

export type ElementwiseActivationId = keyof typeof elementwiseActivations;
/** Softmax looks at a whole layer at once, so it stands beside the others. */
export type ActivationId = ElementwiseActivationId | 'softmax';

export const activationIds = [
  ...(Object.keys(elementwiseActivations) as ElementwiseActivationId[]),
  'softmax',
] as const satisfies readonly ActivationId[];

export function activationText(id: ActivationId): {
  readonly label: string;
  readonly sentence: string;
} {
  return id === 'softmax' ? softmaxText : elementwiseActivations[id];
}
