// How often a run tells of its weights: seldom where they are many.
import { expect, it } from 'vitest';
import { presetOf } from '../network/presets/index.ts';
import { tempoOf } from './tempo.ts';

it.each([
  ['fc-784-30-10', 250, 1000],
  ['conv20-conv40-fc1000-fc1000', 418, 1000],
  // Twelve million of them, 48 MB a copy.
  ['deep-mlp', 2993, 2993],
])('the weights of %s are told of every %i ms', (id, weights, weightsOnGpu) => {
  const tempo = tempoOf(presetOf(id)!.plan);
  expect(Math.round(tempo.weights)).toBe(weights);
  expect(Math.round(tempo.weightsOnGpu)).toBe(weightsOnGpu);
});
