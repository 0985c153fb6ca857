// Cross-entropy: C = - sum_j (y_j ln a_j + (1 - y_j) ln (1 - a_j)) for one example. Any thread.
import { smallestShare, type CostFunction } from './cost-function.ts';

export const crossEntropy: CostFunction = {
  label: 'Cross-entropy',
  sentence: 'How surprised the network is at the right answer, output by output.',
  term: (a, y) =>
    -(
      y * Math.log(Math.max(a, smallestShare)) +
      (1 - y) * Math.log(Math.max(1 - a, smallestShare))
    ),
  derivative: (a, y) => (a - y) / Math.max(a * (1 - a), smallestShare),
};
