// A network with one hidden layer that learns a function from its values, as a training plan. Page thread, pure.
import type { TrainingPlan } from '../../network/training-plan.ts';

interface Sample {
  readonly input: number[];
  readonly target: number[];
}

interface FitSettings {
  readonly samples: readonly Sample[];
  readonly units: number;
  /** Standard deviation of the first weights. */
  readonly spread: number;
  readonly epochs: number;
  readonly seed: number;
}

/**
 * Inputs, `units` sigmoid units, one linear output; quadratic cost. The first weights are large enough for the units to
 * climb within the domain, their places scattered over it.
 */
export function fitPlan({ samples, units, spread, epochs, seed }: FitSettings): TrainingPlan {
  return {
    version: 1,
    network: {
      inputShape: [samples[0]!.input.length],
      layers: [
        {
          kind: 'dense',
          units,
          biases: true,
          initialisation: {
            weights: { kind: 'normal', deviation: spread },
            biases: { kind: 'normal', deviation: 0.6 * spread },
          },
        },
        { kind: 'activation', function: 'sigmoid' },
        { kind: 'dense', units: 1, biases: true },
        { kind: 'activation', function: 'identity' },
      ],
    },
    data: { dataset: 'inline', targets: 'values', training: [...samples] },
    cost: 'quadratic',
    optimiser: { kind: 'adam', learningRate: 0.02, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    batchSize: 80,
    epochs,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'zero' } },
    seed,
  };
}

/** Whether two runs begin with the same network. */
export function isSameStart(run: TrainingPlan, plan: TrainingPlan): boolean {
  return run.seed === plan.seed && JSON.stringify(run.network) === JSON.stringify(plan.network);
}

/** Whether a run learns just what the plan asks for. */
export function isSamePlan(run: TrainingPlan, plan: TrainingPlan): boolean {
  return isSameStart(run, plan) && JSON.stringify(run.data) === JSON.stringify(plan.data);
}
