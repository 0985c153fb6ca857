// The registry of cost functions: one file and one line each. Any thread.
import type { CostFunction } from './cost-function.ts';
import { crossEntropy } from './cross-entropy.ts';
import { logLikelihood } from './log-likelihood.ts';
import { quadratic } from './quadratic.ts';

export const costs = {
  quadratic,
  crossEntropy,
  logLikelihood,
} as const satisfies Record<string, CostFunction>;

export type CostId = keyof typeof costs;
export const costIds = Object.keys(costs) as CostId[];
