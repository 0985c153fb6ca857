// A network in a line, such as 784–30–10, sigmoid. Page thread, pure.
import { activationText, type ActivationId } from '../../../network/activations/index.ts';
import type { LayerSpec } from '../../../network/layers/index.ts';
import { inputSize, type NetworkSpec } from '../../../network/network-spec.ts';

const activationWord = (id: ActivationId): string => {
  const { label } = activationText(id);
  // ReLU keeps its letters.
  return /^[A-Z][a-z]/.test(label) ? label.toLowerCase() : label;
};

function layerWord(layer: LayerSpec): string {
  switch (layer.kind) {
    case 'dense':
      return String(layer.units);
    case 'conv2d':
      return `${String(layer.maps)} maps of ${String(layer.field)} × ${String(layer.field)}`;
    case 'maxPool2d':
      return `pool ${String(layer.size)}`;
    case 'dropout':
      return `dropout ${String(layer.rate)}`;
    case 'flatten':
      return 'flatten';
    case 'activation':
      return activationWord(layer.function);
  }
}

export function networkWords(network: NetworkSpec): string {
  const { layers, inputShape } = network;
  const functions = layers.flatMap((layer) =>
    layer.kind === 'activation' ? [activationWord(layer.function)] : [],
  );
  const once = [...new Set(functions)].join(', then ');
  const plain = layers.every(({ kind }) => kind === 'dense' || kind === 'activation');
  if (plain && inputShape.length === 1) {
    const units = layers.flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : []));
    const sizes = [inputSize(network), ...units].join('–');
    return once === '' ? sizes : `${sizes}, ${once}`;
  }
  const words = layers.filter(({ kind }) => kind !== 'activation' && kind !== 'flatten');
  const path = [inputSize(network), ...words.map(layerWord)].join(' → ');
  return once === '' ? path : `${path}; ${once}`;
}
