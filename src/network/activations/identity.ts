// Identity. Any thread.
import type { ElementwiseActivation } from './activation-function.ts';

export const identity: ElementwiseActivation = {
  label: 'Linear',
  sentence: 'The weighted sum as it is.',
  output: (z) => z,
  derivative: () => 1,
};
