// Trains a restricted Boltzmann machine on images by contrastive divergence. Worker and Node.
import {
  addContrast,
  boltzmannStream,
  firstMachine,
  noStatistics,
  type Boltzmann,
  type Statistics,
} from '../../network/boltzmann.ts';
import type { BoltzmannJob, BoltzmannReport } from '../../network/studies.ts';
import { Generator } from '../../random/generator.ts';
import type { Study } from './study.ts';

/** Grey levels, one byte a pixel. */
export interface StudyImages {
  readonly inputs: Uint8Array;
  readonly count: number;
  readonly size: number;
}

const batchSize = 20;
/** Share of the last change that goes on. */
const momentum = 0.5;
/** Weights shrink a little at each step, so that none grows without need. */
const weightDecay = 0.0002;
/** Images whose grey levels make the first visible biases. */
const biasSample = 1000;

export class BoltzmannStudy implements Study<BoltzmannReport> {
  readonly #job: BoltzmannJob;
  readonly #images: StudyImages;
  readonly #machine: Boltzmann;
  readonly #change: Statistics;
  readonly #errors: number[] = [];
  #seen = 0;
  #error = 0;
  #counted = 0;

  constructor(job: BoltzmannJob, images: StudyImages) {
    this.#job = job;
    this.#images = images;
    const random = Generator.seeded(job.seed, boltzmannStream);
    this.#machine = firstMachine(images.size, job.hidden, firstBiases(images), () =>
      random.normal(),
    );
    this.#change = noStatistics(this.#machine);
  }

  *work(): Iterable<undefined> {
    const { seed, turns, examples } = this.#job;
    const { inputs, count, size } = this.#images;
    const random = Generator.seeded(seed, 'boltzmann order');
    const uniform = () => random.uniform();
    const image = new Float32Array(size);
    while (this.#seen < examples) {
      const sums = noStatistics(this.#machine);
      for (let n = 0; n < batchSize; n++) {
        const from = random.below(count) * size;
        for (let i = 0; i < size; i++) image[i] = inputs[from + i]! / 255;
        this.#error += addContrast(this.#machine, image, turns, uniform, sums);
        this.#counted++;
        yield;
      }
      this.#step(sums);
      this.#seen += batchSize;
      if (this.#seen % pointEvery === 0) {
        this.#errors.push(this.#error / this.#counted);
        this.#error = this.#counted = 0;
      }
    }
  }

  #step(sums: Statistics): void {
    const rate = this.#job.learningRate;
    const { weights, visibleBiases, hiddenBiases } = this.#machine;
    const pairs = [
      [weights, this.#change.weights, sums.weights, weightDecay],
      [visibleBiases, this.#change.visibleBiases, sums.visibleBiases, 0],
      [hiddenBiases, this.#change.hiddenBiases, sums.hiddenBiases, 0],
    ] as const;
    for (const [values, change, sum, decay] of pairs) {
      for (let n = 0; n < values.length; n++) {
        change[n] = momentum * change[n]! + rate * (sum[n]! / batchSize - decay * values[n]!);
        values[n]! += change[n]!;
      }
    }
  }

  report(): BoltzmannReport {
    const { weights, visibleBiases, hiddenBiases, ...sizes } = this.#machine;
    const machine = {
      ...sizes,
      weights: weights.slice(),
      visibleBiases: visibleBiases.slice(),
      hiddenBiases: hiddenBiases.slice(),
    };
    return { kind: 'boltzmann', step: this.#seen, errors: [...this.#errors], machine };
  }
}

/** Images that one point of the curve counts. */
const pointEvery = 500;

/** So that the machine, without hidden units, would draw each pixel as often as the images have it. */
function firstBiases({ inputs, count, size }: StudyImages): Float32Array {
  const sample = Math.min(biasSample, count);
  const biases = new Float32Array(size);
  for (let n = 0; n < sample; n++) {
    for (let i = 0; i < size; i++) biases[i]! += inputs[n * size + i]! / 255 / sample;
  }
  return biases.map((share) => {
    const kept = Math.min(0.99, Math.max(0.01, share));
    return Math.log(kept / (1 - kept));
  });
}
