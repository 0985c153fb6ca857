// Trains the plain recurrent network and the LSTM side by side, on the same sequences. Worker and Node.
import { lstmNet, type LstmPassage } from '../../network/recurrent/lstm.ts';
import { plainNet } from '../../network/recurrent/plain.ts';
import {
  verdictOf,
  type Passage,
  type RecurrentNet,
} from '../../network/recurrent/recurrent-net.ts';
import { drawSequence, streams, type Sequence } from '../../network/recurrent/task.ts';
import type { RecurrentJob, RecurrentReport } from '../../network/studies.ts';
import { Generator } from '../../random/generator.ts';
import { Adam } from './adam.ts';
import type { Study } from './study.ts';

const batchSize = 32;
/** Longer gradients are shortened to this: through many moments they can explode as well as vanish. */
const longestGradient = 1;
/** Batches that one point of the curves counts. */
const pointEvery = 10;

/** One network, how it moves, and how it has done. */
class Learner<Pass extends Passage> {
  readonly parameters: Float64Array;
  /** Share of sequences named rightly before they were learnt from, one number for every `pointEvery` steps. */
  readonly accuracy: number[] = [];
  readonly #net: RecurrentNet<Pass>;
  readonly #adam: Adam;
  readonly #gradient: Float64Array;
  #right = 0;
  #seen = 0;

  constructor(net: RecurrentNet<Pass>, random: Generator, learningRate: number) {
    this.#net = net;
    this.parameters = net.start(() => random.normal());
    this.#adam = new Adam(net.parameterCount, learningRate);
    this.#gradient = new Float64Array(net.parameterCount);
  }

  look(sequence: Sequence): void {
    const pass = this.#net.forward(this.parameters, sequence);
    if (verdictOf(pass) === sequence[0]) this.#right++;
    this.#seen++;
    this.#net.backward(this.parameters, sequence, pass, this.#gradient);
  }

  step(): void {
    let square = 0;
    for (const value of this.#gradient) square += (value / batchSize) ** 2;
    const factor = Math.min(1, longestGradient / Math.sqrt(square)) / batchSize;
    for (let n = 0; n < this.#gradient.length; n++) this.#gradient[n]! *= factor;
    this.#adam.step(this.parameters, this.#gradient);
    this.#gradient.fill(0);
  }

  note(): void {
    this.accuracy.push(this.#right / this.#seen);
    this.#right = this.#seen = 0;
  }
}

export class RecurrentStudy implements Study {
  readonly #job: RecurrentJob;
  readonly #plain: Learner<Passage>;
  readonly #lstm: Learner<LstmPassage>;
  #step = 0;

  constructor(job: RecurrentJob) {
    const { hidden, forgetBias, learningRate, seed } = job;
    this.#job = job;
    const random = (net: 'plain' | 'lstm') => Generator.seeded(seed, streams[net]);
    this.#plain = new Learner(plainNet(hidden), random('plain'), learningRate);
    this.#lstm = new Learner(lstmNet(hidden, forgetBias), random('lstm'), learningRate);
  }

  *work(): Iterable<undefined> {
    const { noise, steps, seed } = this.#job;
    const random = Generator.seeded(seed, streams.sequences);
    while (this.#step < steps) {
      for (let n = 0; n < batchSize; n++) {
        const sequence = drawSequence(noise, (bound) => random.below(bound));
        this.#plain.look(sequence);
        this.#lstm.look(sequence);
        yield;
      }
      this.#plain.step();
      this.#lstm.step();
      this.#step++;
      if (this.#step % pointEvery === 0) {
        this.#plain.note();
        this.#lstm.note();
      }
    }
  }

  report(): RecurrentReport {
    const of = ({ accuracy, parameters }: Learner<Passage> | Learner<LstmPassage>) => ({
      accuracy: [...accuracy],
      parameters: parameters.slice(),
    });
    return { kind: 'recurrent', step: this.#step, plain: of(this.#plain), lstm: of(this.#lstm) };
  }
}
