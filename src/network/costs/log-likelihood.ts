// Log-likelihood: C = - ln a_y, the output of the right class alone. Any thread. Meant for softmax outputs.
import { smallestShare, type CostFunction } from './cost-function.ts';

export const logLikelihood: CostFunction = {
  label: 'Log-likelihood',
  sentence:
    'How surprised the network is at the right answer: minus the logarithm of the share it gave to it.',
  term: (a, y) => (y === 0 ? 0 : -y * Math.log(Math.max(a, smallestShare))),
  derivative: (a, y) => (y === 0 ? 0 : -y / Math.max(a, smallestShare)),
};
