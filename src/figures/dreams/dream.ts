// What a network wants to see: from a blank sheet or from noise, up the slope of its own belief. Page thread, pure.

export interface Taste {
  /** Share of all ink that fades in each step, 0..1. */
  readonly fade: number;
  /** How far each pixel goes towards the mean of its neighbours in each step, 0..1. */
  readonly smooth: number;
}

const side = 28;
/** Length of one step, in units of a pixel's whole range. */
const stepLength = 0.4;

/**
 * One step of one image, in place.
 * @param slope how the lead of the wanted reading's rival changes with each pixel
 */
export function dreamStep(image: Float32Array, slope: Float32Array, { fade, smooth }: Taste): void {
  let sum = 0;
  for (const value of slope) sum += value * value;
  const factor = sum > 0 ? stepLength / Math.sqrt(sum) : 0;
  for (let k = 0; k < image.length; k++) {
    image[k] = Math.min(1, Math.max(0, (image[k]! - factor * slope[k]!) * (1 - fade)));
  }
  if (smooth > 0) blend(image, smooth);
}

/** Moves every pixel towards the mean of itself and its neighbours; beyond the edge there is none. */
function blend(image: Float32Array, share: number): void {
  const before = image.slice();
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let sum = 0;
      let count = 0;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const value = before[(y + dy) * side + x + dx];
          if (x + dx < 0 || x + dx >= side || value === undefined) continue;
          sum += value;
          count++;
        }
      }
      const k = y * side + x;
      image[k] = before[k]! + share * (sum / count - before[k]!);
    }
  }
}

/** @param uniform draws from 0..1 */
export function firstImage(start: 'blank' | 'noise', uniform: () => number): Float32Array {
  return Float32Array.from({ length: side * side }, () => (start === 'blank' ? 0 : uniform() / 2));
}
