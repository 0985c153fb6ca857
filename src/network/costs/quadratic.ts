// Quadratic cost: C = 1/2 sum_j (a_j - y_j)^2 for one example. Any thread.
import type { CostFunction } from './cost-function.ts';

export const quadratic: CostFunction = {
  label: 'Quadratic',
  sentence: 'Half the squared distance between what the network said and what it should have said.',
  // #region quadratic
  term: (a, y) => 0.5 * (a - y) * (a - y),
  derivative: (a, y) => a - y,
  // #endregion quadratic
};
