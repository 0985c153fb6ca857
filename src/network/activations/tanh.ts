// Hyperbolic tangent. Any thread.
import type { ElementwiseActivation } from './activation-function.ts';

export const tanh: ElementwiseActivation = {
  label: 'Tanh',
  sentence: 'A sigmoid stretched to run from −1 to 1, so that its outputs centre on 0.',
  output: Math.tanh,
  derivative: (_z, a) => 1 - a * a,
};
