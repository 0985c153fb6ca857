// What settings are called where there is little room: a symbol, or a word or two. Page thread, pure.
import type { LayerSpec } from '../../../network/layers/index.ts';
import { choiceName } from '../../open-laboratory/words.ts';
import { wholeText } from '../../reading.ts';

const names: Readonly<Record<string, string>> = {
  learningRate: 'η',
  momentum: 'μ',
  rho: 'ρ',
  epsilon: 'ε',
  beta1: 'β₁',
  beta2: 'β₂',
  lambda: 'λ',
  per: 'λ over',
  deviation: 'σ',
  divisor: 'divisor',
  batchSize: 'mini-batch',
  epochs: 'epochs',
  every: 'every, epochs',
  factor: 'factor',
  patience: 'patience',
  on: 'watches',
  units: 'units',
  rate: 'dropout',
  maps: 'maps',
  field: 'field',
  border: 'fields',
  size: 'square',
  partial: 'left over',
  function: 'activation',
  biases: 'biases',
};

export const shortName = (key: string): string => names[key] ?? key;

export const shortChoice = (value: string): string => {
  const name = choiceName(value);
  return name.charAt(0).toLowerCase() + name.slice(1);
};

/** 'units' of a layer among others: 'hidden units' where only one layer can be meant. */
export function layerSetting(layers: readonly LayerSpec[], index: number, field: string): string {
  const { kind } = layers[index]!;
  const alike = layers.flatMap((layer, place) => (layer.kind === kind ? [place] : []));
  const name = shortName(field);
  if (kind === 'dense') {
    const hidden = alike.slice(0, -1);
    if (field === 'units' && hidden.length === 1 && hidden[0] === index) return 'hidden units';
    return `${name} of layer ${String(index + 1)}`;
  }
  return alike.length === 1 ? name : `${name} of layer ${String(index + 1)}`;
}

/** Whole numbers with their thousands apart, others as short as they are. */
export function numberText(value: number): string {
  const text = Number.isInteger(value) ? wholeText(value) : String(value);
  return text.replace('-', '−');
}
