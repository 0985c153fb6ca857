// How much work a plan asks for: networks of one class suit the same backend. Any thread.
import type { TrainingPlan } from '../network/training-plan.ts';
import { weightUses } from '../network/work.ts';

/**
 * Floating-point operations of one training step, about: a multiplication and an addition for each weight at each place
 * where it is used, once forward and twice backward (for the deltas and for the gradients).
 */
export function stepWork({ network, batchSize }: TrainingPlan): number {
  return 6 * weightUses(network) * batchSize;
}

/** Below this a GPU spends its time on being asked, not on computing: about 60 launches of 24 to 71 microseconds a step. */
const worthGpu = 20e6;

export function isWorthGpu(plan: TrainingPlan): boolean {
  return stepWork(plan) >= worthGpu;
}

/** Name of the plan's class: what is measured with one plan holds for all others of its class. */
export function networkClass(plan: TrainingPlan): string {
  const kind = plan.network.layers.some((layer) => layer.kind === 'conv2d') ? 'conv' : 'dense';
  return `${kind}-${plan.optimiser.kind}-2^${Math.round(Math.log2(stepWork(plan)))}`;
}
