// One sequence through both networks: what the LSTM's gates do, and how much of the error comes back to each moment. Page
// thread, pure.
import { chance } from '../../data/chance.ts';
import { lstmNet, type LstmPassage } from '../../network/recurrent/lstm.ts';
import { plainNet } from '../../network/recurrent/plain.ts';
import {
  verdictOf,
  type Passage,
  type RecurrentNet,
} from '../../network/recurrent/recurrent-net.ts';
import { drawSequence, letterCount, streams, type Sequence } from '../../network/recurrent/task.ts';
import { hidden, type Settings } from './settings.ts';

export interface Look {
  readonly sequence: Sequence;
  readonly plain: { readonly verdict: number; readonly errors: readonly number[] };
  readonly lstm: {
    readonly verdict: number;
    readonly errors: readonly number[];
    readonly pass: LstmPassage;
  };
}

/** What a training begins with. */
type Start = Pick<Settings, 'noise' | 'forgetBias' | 'seed'>;

interface Learnt {
  readonly plain: Float64Array;
  readonly lstm: Float64Array;
}

/** The weights that both begin with. */
export function firstWeights({ forgetBias, seed }: Start): Learnt {
  const plain = chance(seed, streams.plain);
  const lstm = chance(seed, streams.lstm);
  return {
    plain: plainNet(hidden).start(plain.normal),
    lstm: lstmNet(hidden, forgetBias).start(lstm.normal),
  };
}

export function lookAt({ plain, lstm }: Learnt, settings: Settings): Look {
  const { uniform } = chance(settings.sequence, 'shown sequence');
  const sequence = drawSequence(settings.noise, (bound) => Math.floor(uniform() * bound));
  const lstmLook = through(lstmNet(hidden, settings.forgetBias), lstm, sequence);
  return { sequence, plain: through(plainNet(hidden), plain, sequence), lstm: lstmLook };
}

function through<Pass extends Passage>(
  net: RecurrentNet<Pass>,
  parameters: Float64Array,
  sequence: Sequence,
) {
  const pass = net.forward(parameters, sequence);
  const errors = net.backward(parameters, sequence, pass, new Float64Array(net.parameterCount));
  return { pass, verdict: verdictOf(pass), errors: shares(errors.map(lengthOf)) };
}

const lengthOf = (vector: Float64Array) =>
  Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

/** Of the error at the last moment. */
function shares(lengths: readonly number[]): readonly number[] {
  const last = lengths.at(-1)!;
  return lengths.map((length) => (last > 0 ? length / last : 0));
}

/** Fresh sequences that both are asked before they have learnt anything: as many with each letter. */
const askedFirst = 32;

/** Share of fresh sequences whose letter is named rightly. */
export function accuracyOf({ plain, lstm }: Learnt, { noise, forgetBias, seed }: Start) {
  const { uniform } = chance(seed, 'first sequences');
  const sequences = Array.from({ length: askedFirst }, (_, n) => {
    const sequence = drawSequence(noise, (bound) => Math.floor(uniform() * bound));
    sequence[0] = n % letterCount;
    return sequence;
  });
  const share = <Pass extends Passage>(net: RecurrentNet<Pass>, parameters: Float64Array) =>
    sequences.filter((sequence) => verdictOf(net.forward(parameters, sequence)) === sequence[0])
      .length / askedFirst;
  return {
    plain: share(plainNet(hidden), plain),
    lstm: share(lstmNet(hidden, forgetBias), lstm),
  };
}

/** Rows of cells by columns of moments, as an image. */
export function imageOf(moments: readonly Float64Array[]): Float32Array {
  const width = moments.length;
  const image = new Float32Array(width * hidden);
  moments.forEach((cells, t) =>
    cells.forEach((value, j) => {
      image[j * width + t] = value;
    }),
  );
  return image;
}

/** The mean of the last points; null before there is one. */
export function latestAccuracy(points: readonly number[]): number | null {
  const last = points.slice(-5);
  return last.length === 0 ? null : last.reduce((sum, share) => sum + share, 0) / last.length;
}
