// In which order the training examples are seen: a function of the seed and the epoch alone. Worker and Node.
import { Generator } from '../random/generator.ts';

/** Examples in one piece of the data set as it is fetched. */
const blockSize = 10_000;

/**
 * The order of one epoch: every example once.
 *
 * The first epoch goes through the examples block by block, shuffled within each, so that training can start when the
 * first piece of the data set has arrived; and because it does so even if all of it is there, a run is the same however
 * fast the data came. From the second epoch on all examples are shuffled together.
 * @param epoch from 0
 * @param size of the training split
 * @param copies how often each example is seen
 * @returns [size x copies] copies x index into the training split + number of the copy
 */
export function epochOrder(seed: number, epoch: number, size: number, copies = 1): Uint32Array {
  const length = size * copies;
  const order = Uint32Array.from({ length }, (_, index) => index);
  const generator = Generator.seeded(seed, `order ${epoch}`);
  const block = epoch === 0 ? blockSize * copies : length;
  for (let from = 0; from < length; from += block) {
    generator.shuffle(order.subarray(from, from + block));
  }
  return order;
}

/** How many of the first training examples must have arrived before the example at `position` of an epoch, and those before it, can be seen. */
export function examplesNeeded(epoch: number, position: number, size: number, copies = 1): number {
  if (epoch > 0) return size;
  return Math.min(size, (Math.floor(position / (blockSize * copies)) + 1) * blockSize);
}
