// How often a run tells of itself. Worker. A small network on a few points learns while the reader looks, and its
// every frame is drawn; a large one is asked less often, because the telling would slow it.
import { parameterCount } from '../network/network-spec.ts';
import type { TrainingPlan } from '../network/training-plan.ts';

/** All in milliseconds. */
export interface Tempo {
  /** Of training in one go. */
  readonly slice: number;
  /** From one progress report to the next, and from one copy of the weights to the next, at least. */
  readonly progress: number;
  readonly weights: number;
  /** On a GPU reading the weights back holds up the steps that wait there. */
  readonly weightsOnGpu: number;
  /** From one epoch that is tested and reported to the next, at least: thousands may pass in a second. */
  readonly epochs: number;
}

const usual: Tempo = { slice: 30, progress: 50, weights: 250, weightsOnGpu: 1000, epochs: 0 };

/** Weights and biases that are copied within a fraction of a frame. */
const smallNetwork = 10_000;

/** The more there are, the rarer their copies: a millisecond from one to the next for so many of them. */
const weightsInMillisecond = 4000;

export function tempoOf({ data, network }: TrainingPlan): Tempo {
  if (data.dataset !== 'inline' && data.dataset !== 'plane') {
    const weights = Math.max(usual.weights, parameterCount(network) / weightsInMillisecond);
    return { ...usual, weights, weightsOnGpu: Math.max(usual.weightsOnGpu, weights) };
  }
  const calm = { ...usual, epochs: data.dataset === 'plane' ? 50 : 200 };
  return parameterCount(network) > smallNetwork
    ? calm
    : { ...calm, slice: 8, progress: 24, weights: 16 };
}
