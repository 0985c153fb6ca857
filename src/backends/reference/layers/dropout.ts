// Dropout of the reference network: while training, a random part of the values is silenced, and their error with them. Worker.
import { counterKey, counterWord, dropThreshold } from '../../../random/counter.ts';
import type { Layer } from '../layer.ts';

/**
 * @param rate share that is silenced, 0 to below 1
 * @param seed the plan's
 * @param index of this layer in the network
 */
export function dropoutLayer(size: number, rate: number, seed: number, index: number): Layer {
  const output = new Float64Array(size);
  /** 0 where a value is silenced; 1 / (1 - rate) elsewhere, so that the sum stays the same on average. */
  const mask = new Float64Array(size);
  const threshold = dropThreshold(rate);

  return {
    output,
    learnt: null,

    forward(a, moment) {
      if (moment === null) {
        mask.fill(1);
        output.set(a);
        return;
      }
      const key = counterKey(seed, index, moment.step);
      // #region dropout
      for (let j = 0; j < size; j++) {
        const kept = counterWord(key, moment.example * size + j) >= threshold;
        mask[j] = kept ? 1 / (1 - rate) : 0;
        output[j] = mask[j]! * a[j]!;
      }
      // #endregion dropout
    },

    backward(_a, error, inputError) {
      if (inputError === null) return;
      for (let j = 0; j < size; j++) inputError[j] = mask[j]! * error[j]!;
    },
  };
}
