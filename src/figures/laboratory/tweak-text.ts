// A change of settings in a word or two. Page thread, pure.
import { activationText } from '../../network/activations/index.ts';
import { costs } from '../../network/costs/index.ts';
import type { BenchData } from '../../network/dataset.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import type { Tweak } from '../../network/tweak.ts';
import {
  augmentations,
  optimisers,
  planeText,
  regularisations,
  schedules,
} from '../open-laboratory/kinds.ts';
import { examplesText } from '../reading.ts';
import { rateText } from './settings.ts';

/** The rate with its optimiser, λ with what it is of; more epochs are no word: they only make the curve longer. */
export function tweakText(tweak: Tweak): string {
  const { optimiser, batchSize, cost, regularisation, data, augmentation } = tweak;
  const { schedule, earlyStopping, network, seed } = tweak;
  const rate = tweak.learningRate ?? optimiser?.learningRate;
  const own = regularisation && regularisation.kind !== 'none' ? regularisation.lambda : undefined;
  const lambda = tweak.lambda ?? own;
  const words: readonly (string | undefined)[] = [
    optimiser && optimisers[optimiser.kind].label,
    optimiser?.kind === 'momentum' ? `μ ${String(optimiser.momentum)}` : undefined,
    rate === undefined ? undefined : `η ${rateText(rate)}`,
    batchSize === undefined ? undefined : `batch ${String(batchSize)}`,
    regularisation &&
      (regularisation.kind === 'none'
        ? 'no regularisation'
        : regularisations[regularisation.kind].label),
    lambda === undefined ? undefined : `λ ${String(lambda)}`,
    cost && costs[cost].label.toLowerCase(),
    data && dataText(data),
    augmentation && `images ${augmentations[augmentation.kind].label}`,
    schedule && `rate ${schedules[schedule.kind].label.toLowerCase()}`,
    earlyStopping === undefined
      ? undefined
      : earlyStopping === null
        ? 'no early stop'
        : `stops after ${String(earlyStopping.patience)}`,
    network && networkText(network),
    seed === undefined ? undefined : `seed ${String(seed)}`,
  ];
  return words.filter((word) => word !== undefined).join(', ');
}

function dataText(data: BenchData): string {
  const size = examplesText(data);
  if (data.dataset === 'mnist') return size;
  const what = data.dataset === 'plane' ? planeText[data.set] : 'own digits';
  const mixed = data.dataset === 'own-images' && data.mixed !== undefined ? ' with MNIST' : '';
  return `${size}, ${what}${mixed}`;
}

/** What may be another in a network of the same shapes. */
function networkText({ layers }: NetworkSpec): string {
  const rates = layers.flatMap((layer) => (layer.kind === 'dropout' ? [layer.rate] : []));
  const functions = layers.flatMap((layer) =>
    layer.kind === 'activation' ? [activationText(layer.function).label] : [],
  );
  const silenced = rates.length === 0 ? [] : [`dropout ${[...new Set(rates)].join(' / ')}`];
  return [...silenced, [...new Set(functions)].join(' / ')].join(', ');
}
