// A reader that looks at how dark an image is, and at nothing else. Any thread.
import type { DigitSummary } from '../../network/baselines.ts';
import { indexOfLeast } from './summary.ts';

// #region darkness
/** The mean of all pixels: 0 for an empty sheet, 1 for a black one. */
export function darknessOf(pixels: Float32Array): number {
  let ink = 0;
  for (const pixel of pixels) ink += pixel;
  return ink / pixels.length;
}
// #endregion

/** The digit whose usual darkness is nearest; of equals the smaller. */
export function digitByDarkness({ darkness }: DigitSummary, value: number): number {
  return indexOfLeast(darkness.map((usual) => Math.abs(usual - value)));
}
