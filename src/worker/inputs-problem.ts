// Whether a network takes the images that are fetched, whatever their size is. Worker. Other data were checked with the plan.
import { inputSize } from '../network/network-spec.ts';
import type { Problem } from '../network/result.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { DataFeed } from './data-feed.ts';

/** @returns null: it does */
export function inputsProblem({ data, network }: TrainingPlan, feed: DataFeed): Problem | null {
  const taken = inputSize(network);
  const given = feed.inputSize;
  if (data.dataset !== 'mnist' || taken === given) return null;
  return {
    code: 'inputs-not-pixels',
    message: `The network takes ${taken} numbers, but an image has ${given}.`,
    hint: `Give the network ${given} inputs.`,
  };
}
