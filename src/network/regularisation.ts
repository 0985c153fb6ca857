// How strongly a plan's regularisation pulls at each weight. Any thread.
import { epochSize } from './augmentation.ts';
import type { TrainingPlan } from './training-plan.ts';

/**
 * lambda / n, to be multiplied with w (L2) or sign(w) (L1) and added to the mean gradient of every weight.
 * n: training examples of an epoch (per 'example'), or mini-batches in an epoch, the last one counted if it is smaller (per 'batch').
 * @returns null where the plan has no regularisation
 */
export function penaltyOf(
  plan: TrainingPlan,
  batchSize: number,
  lambda: number,
): { readonly kind: 'l1' | 'l2'; readonly share: number } | null {
  const { regularisation } = plan;
  if (regularisation.kind === 'none') return null;
  const size = epochSize(plan);
  const n = regularisation.per === 'example' ? size : Math.ceil(size / batchSize);
  return { kind: regularisation.kind, share: lambda / n };
}
