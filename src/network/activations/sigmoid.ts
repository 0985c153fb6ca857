// Sigmoid. Any thread.
import type { ElementwiseActivation } from './activation-function.ts';

/** Beyond this the sigmoid differs from 0 or 1 by less than 1e-26; clamped so that no denormal numbers arise, which are slow. */
const limit = 60;

export const sigmoid: ElementwiseActivation = {
  label: 'Sigmoid',
  sentence: 'Climbs smoothly from 0 to 1; half way at z = 0.',
  output: (z) => 1 / (1 + Math.exp(-Math.max(-limit, Math.min(limit, z)))),
  derivative: (_z, a) => a * (1 - a),
};
