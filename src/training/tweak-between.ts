// Which settings make one plan of the other. Page thread.
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Tweak } from '../network/tweak.ts';

function lambdaOf({ regularisation }: TrainingPlan): number | null {
  return regularisation.kind === 'none' ? null : regularisation.lambda;
}

/** @returns null when none differs that can be changed while a run goes on */
export function tweakBetween(from: TrainingPlan, to: TrainingPlan): Tweak | null {
  const { learningRate } = to.optimiser;
  const lambda = lambdaOf(to);
  const tweak: Tweak = {
    ...(learningRate !== from.optimiser.learningRate && { learningRate }),
    ...(to.batchSize !== from.batchSize && { batchSize: to.batchSize }),
    ...(to.epochs !== from.epochs && { epochs: to.epochs }),
    ...(lambda !== null && lambda !== lambdaOf(from) && { lambda }),
  };
  return Object.keys(tweak).length === 0 ? null : tweak;
}
