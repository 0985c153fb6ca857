// A change of settings while a run goes on. Any thread.
import type { TrainingPlan } from './training-plan.ts';

/** Acts from the next step; what is left out stays. */
export interface Tweak {
  readonly learningRate?: number;
  readonly batchSize?: number;
  /** Without effect on a plan without regularisation: a run whose lambda shall be tweaked starts with 0. */
  readonly lambda?: number;
  readonly epochs?: number;
}

/** The plan as it reads after the change. */
export function tweakedPlan(plan: TrainingPlan, tweak: Tweak): TrainingPlan {
  const { learningRate, batchSize, lambda, epochs } = tweak;
  const { optimiser, regularisation } = plan;
  return {
    ...plan,
    optimiser: { ...optimiser, learningRate: learningRate ?? optimiser.learningRate },
    batchSize: batchSize ?? plan.batchSize,
    epochs: epochs ?? plan.epochs,
    regularisation:
      regularisation.kind === 'none'
        ? regularisation
        : { ...regularisation, lambda: lambda ?? regularisation.lambda },
  };
}
