// What the reader may choose for the house numbers, and the networks that learn them. Page thread, pure.
import * as v from 'valibot';
import type { HouseNumberSet } from '../../network/house-numbers.ts';
import type { LayerSpec } from '../../network/layers/index.ts';
import { denseLayer } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';

export const amounts = ['1000', '5000', '20000', 'all'] as const;
export const networks = ['none', 'dense', 'conv'] as const;
export const readers = ['own', 'mnist'] as const;
export const lists = ['all', 'test', 'wrong'] as const;

export const schema = v.strictObject({
  amount: v.picklist(amounts),
  network: v.picklist(networks),
  list: v.picklist(lists),
  reader: v.picklist(readers),
});
export type Settings = v.InferOutput<typeof schema>;
export const initial: Settings = { amount: 'all', network: 'dense', list: 'all', reader: 'own' };

export const networkNames: Readonly<Record<Settings['network'], string>> = {
  none: 'no hidden layer',
  dense: '100 hidden units',
  conv: '16 feature maps, 100 units',
};

const layers: Readonly<Record<Settings['network'], readonly LayerSpec[]>> = {
  none: [],
  dense: denseLayer(100, 'relu'),
  conv: [
    { kind: 'conv2d', maps: 16, field: 5, border: 'valid', biases: true },
    { kind: 'activation', function: 'relu' },
    { kind: 'maxPool2d', size: 2, partial: 'drop' },
    { kind: 'flatten' },
    ...denseLayer(100, 'relu'),
  ],
};

/** At the file's end, a tenth of it and no more than 10,000, never learnt from. */
export const testCount = ({ count }: HouseNumberSet): number =>
  Math.min(10_000, Math.max(1, Math.floor(count / 10)));

/** The images to learn from that there are, up to the amount asked for. */
export function trainingCount(amount: Settings['amount'], set: HouseNumberSet): number {
  const most = set.count - testCount(set);
  return amount === 'all' ? most : Math.min(Number(amount), most);
}

/** ReLUs and a softmax layer, weights N(0, 2/n_in), biases 0, η 0.01, mini-batches of 10. */
export function streetPlan(
  { amount, network }: Pick<Settings, 'amount' | 'network'>,
  set: HouseNumberSet,
): TrainingPlan {
  return {
    version: 1,
    network: {
      inputShape: network === 'conv' ? [32, 32, 1] : [1024],
      layers: [...layers[network], ...denseLayer(10, 'softmax')],
    },
    data: {
      dataset: 'house-numbers',
      set: set.id,
      training: Math.max(1, trainingCount(amount, set)),
      validation: 0,
      test: testCount(set),
    },
    cost: 'logLikelihood',
    optimiser: { kind: 'sgd', learningRate: 0.01 },
    batchSize: 10,
    epochs: 30,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'he' }, biases: { kind: 'zero' } },
    seed: 1,
  };
}

/** The most frequent label, and its share: what a reader gets right that always says it. */
export function commonest({ labels }: HouseNumberSet): {
  readonly digit: number;
  readonly share: number;
} {
  const counts = new Array<number>(10).fill(0);
  for (const label of labels) counts[label]! += 1;
  const most = Math.max(...counts);
  return { digit: counts.indexOf(most), share: most / Math.max(1, labels.length) };
}

/**
 * Places in the file of the images that are shown.
 * @param verdicts on the test images, in their order; null before they were read
 */
export function listed(
  list: Settings['list'],
  set: HouseNumberSet,
  verdicts: Uint8Array | null,
): Uint32Array {
  if (list === 'all') return Uint32Array.from({ length: set.count }, (_, index) => index);
  const first = set.count - testCount(set);
  const test = Uint32Array.from({ length: testCount(set) }, (_, index) => first + index);
  if (list === 'test') return test;
  if (verdicts?.length !== test.length) return new Uint32Array();
  return test.filter((place, index) => verdicts[index] !== set.labels[place]);
}
