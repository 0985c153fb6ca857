// Rectified linear unit. Any thread.
import type { ElementwiseActivation } from './activation-function.ts';

// #region relu
export const relu: ElementwiseActivation = {
  label: 'ReLU',
  sentence: 'Passes what is above 0 and stops what is below.',
  // Written so that NaN stays NaN.
  output: (z) => (z < 0 ? 0 : z),
  derivative: (z) => (z > 0 ? 1 : 0),
};
// #endregion
