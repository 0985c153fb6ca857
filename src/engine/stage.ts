// Training images that are made or chosen just before they are seen, into a small store of their own. Worker and Node.
import { augmenter, type Augmenter } from '../data/augment/index.ts';
import { epochCopies, isStaged } from '../network/augmentation.ts';
import type { Examples } from '../network/examples.ts';
import { mnistTraining } from '../network/mnist.ts';
import { inputSize } from '../network/network-spec.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { counterKey, counterWord } from '../random/counter.ts';
import { Generator } from '../random/generator.ts';

/** Most images in the making at a time, and so the room for training examples in the store: the largest mini-batch. */
export const stageSize = 10_000;

/** In the place of a layer: no network has so many. */
const mixedStream = 0xffff;

/** Where the images come from and go to. */
export interface Staging {
  /**
   * One example of the training split, as it is. Only of those that supply.ready() promised. Behind the last of a split into
   * which MNIST is mixed stand MNIST's training images.
   */
  readonly source: (index: number) => Examples;
  /** Puts examples at the beginning of the trainer's training split. */
  readonly load: (examples: Examples) => Promise<void>;
}

export class Stage {
  readonly #staging: Staging;
  readonly #augment: Augmenter;
  readonly #copies: number;
  readonly #size: number;
  /** Images of the reader's own, behind which others are drawn anew in every epoch. */
  readonly #own: number;
  readonly #seed: number;

  /** @returns null for a plan that takes the images as they are */
  static of(plan: TrainingPlan, staging: Staging | undefined): Stage | null {
    if (!isStaged(plan)) return null;
    if (staging === undefined) throw new TypeError('the plan makes images, but has no stage');
    return new Stage(plan, staging);
  }

  private constructor(plan: TrainingPlan, staging: Staging) {
    this.#staging = staging;
    this.#size = inputSize(plan.network);
    this.#copies = epochCopies(plan);
    const side = Math.sqrt(this.#size);
    const seed = Generator.seeded(plan.seed, 'augmentation').word();
    const { data } = plan;
    this.#own = data.dataset === 'own-images' ? data.training : Infinity;
    this.#seed = plan.seed;
    this.#augment = augmenter(plan.augmentation ?? { kind: 'none' }, side, seed);
  }

  /**
   * Makes the images of the next steps.
   * @param order at most stageSize, as epochOrder() names them
   * @param position images of this epoch before them
   * @returns where they stand in the store
   */
  async set(order: Uint32Array, epoch: number, position: number): Promise<Uint32Array> {
    const size = this.#size;
    const count = order.length;
    const made = new Uint8Array(count * size);
    const madeLabels = new Uint8Array(count);
    for (const [i, name] of order.entries()) {
      const copy = name % this.#copies;
      const { inputs, labels } = this.#staging.source(
        this.#sourceOf((name - copy) / this.#copies, epoch),
      );
      if (!(inputs instanceof Uint8Array)) throw new TypeError('only grey levels can be augmented');
      const into = made.subarray(i * size, (i + 1) * size);
      this.#augment(inputs, { epoch, position: position + i, copy }, into);
      madeLabels[i] = labels[0]!;
    }
    await this.#staging.load({ inputs: made, labels: madeLabels, count });
    return Uint32Array.from({ length: count }, (_, i) => i);
  }

  /** What stands behind the reader's own images is another one of MNIST's in every epoch. */
  #sourceOf(index: number, epoch: number): number {
    if (index < this.#own) return index;
    return (
      this.#own + (counterWord(counterKey(this.#seed, mixedStream, epoch), index) % mnistTraining)
    );
  }
}
