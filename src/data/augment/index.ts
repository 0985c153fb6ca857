// Training images made on the way: what a run sees at a place of an epoch depends on its seed and that place alone. Any thread.
import type { Augmentation } from '../../network/augmentation.ts';
import { counterKey } from '../../random/counter.ts';
import { Distorter } from './distort.ts';
import { shiftImage, shifts } from './shift.ts';

/** Where in training an image is seen. */
export interface Place {
  /** Epochs before. */
  readonly epoch: number;
  /** Images seen in this epoch before. */
  readonly position: number;
  /** Which of the copies that an epoch shows of an image. */
  readonly copy: number;
}

/** Writes to `into` what is made of an image at a place. */
export type Augmenter = (image: Uint8Array, place: Place, into: Uint8Array) => void;

/** Tells this use of a seed from the dropout masks'. */
const stream = 0x61756731;

/** @param side of the square images */
export function augmenter(augmentation: Augmentation, side: number, seed: number): Augmenter {
  switch (augmentation.kind) {
    case 'none':
      return (image, _place, into) => into.set(image);
    case 'shifts':
      return (image, { copy }, into) => {
        const [across, down] = shifts[copy]!;
        shiftImage(image, side, across, down, into);
      };
    case 'distort': {
      const distorter = new Distorter(side, augmentation);
      return (image, { epoch, position }, into) =>
        distorter.distort(image, counterKey(seed ^ stream, epoch, position), into);
    }
  }
}
