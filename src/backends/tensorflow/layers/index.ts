// Makes the layers of a network on TensorFlow.js from their descriptions. Worker.
import type { LayerSpec } from '../../../network/layers/index.ts';
import { activationLayer } from './activation.ts';
import { conv2dLayer } from './conv2d.ts';
import { dense } from './dense.ts';
import { dropoutLayer } from './dropout.ts';
import { flatten } from './flatten.ts';
import type { Layer } from './layer.ts';
import { maxPool2dLayer } from './max-pool2d.ts';

/**
 * @param seed the plan's
 * @param index of the layer in the network
 */
export function deviceLayer(spec: LayerSpec, seed: number, index: number): Layer {
  switch (spec.kind) {
    case 'dense':
      return dense;
    case 'conv2d':
      return conv2dLayer(spec);
    case 'maxPool2d':
      return maxPool2dLayer(spec);
    case 'dropout':
      return dropoutLayer(spec.rate, seed, index);
    case 'flatten':
      return flatten;
    case 'activation':
      return activationLayer(spec.function);
  }
}
