// What the layers are called, and what is said of them. Page thread, pure.
import { layerText, type LayerSpec } from '../../network/layers/index.ts';
import { sizeOf } from '../../network/layers/layer-definition.ts';
import type { LayerShapes } from '../../network/network-spec.ts';
import { wholeText } from '../reading.ts';

const activations: Readonly<Record<string, string>> = {
  relu: 'ReLU',
  tanh: 'Tanh',
};

export function layerName(spec: LayerSpec): string {
  if (spec.kind !== 'activation') return layerText(spec.kind).label;
  const id = spec.function;
  return activations[id] ?? id.charAt(0).toUpperCase() + id.slice(1);
}

const shapeText = (shape: readonly number[]): string => shape.map(wholeText).join(' × ');

export function sizesText({ input, output }: LayerShapes): string {
  const [from, to] = [shapeText(input), shapeText(output)];
  return from === to ? to : `${from} → ${to}`;
}

export function outputText({ output }: LayerShapes): string {
  return `→ ${shapeText(output)}`;
}

export function learntText({ parameters }: LayerShapes): string {
  if (parameters === null) return 'nothing to learn';
  const weights = `${wholeText(sizeOf(parameters.weights))} weights`;
  return parameters.biases === null
    ? weights
    : `${weights}, ${wholeText(parameters.biases[0])} biases`;
}

/** How many units or maps a layer has. */
export function unitsOf({ output }: LayerShapes): number {
  return output.at(-1)!;
}

export function unitWord({ output }: LayerShapes): 'Map' | 'Unit' {
  return output.length === 3 ? 'Map' : 'Unit';
}
