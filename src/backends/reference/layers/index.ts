// Makes the layers of the reference network from their descriptions. Worker.
import { elementwiseActivations } from '../../../network/activations/index.ts';
import { sizeOf } from '../../../network/layers/layer-definition.ts';
import { checkedShapes } from '../../../network/network-spec.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import type { Layer } from '../layer.ts';
import { activationLayer, softmaxLayer } from './activation.ts';
import { conv2dLayer } from './conv2d.ts';
import { denseLayer } from './dense.ts';
import { dropoutLayer } from './dropout.ts';
import { flattenLayer } from './flatten.ts';
import { maxPool2dLayer } from './max-pool2d.ts';

/** One for each layer of the plan's network, all parameters zero. */
export function referenceLayers(plan: TrainingPlan): readonly Layer[] {
  const shapes = checkedShapes(plan.network);
  return plan.network.layers.map((spec, index) => {
    const { input, output } = shapes[index]!;
    const size = sizeOf(output);
    switch (spec.kind) {
      case 'dense':
        return denseLayer(sizeOf(input), spec.units, spec.biases);
      case 'conv2d':
        return conv2dLayer(spec, input, output);
      case 'maxPool2d':
        return maxPool2dLayer(spec, input, output);
      case 'dropout':
        return dropoutLayer(size, spec.rate, plan.seed, index);
      case 'flatten':
        return flattenLayer(size);
      case 'activation':
        return spec.function === 'softmax'
          ? softmaxLayer(size)
          : activationLayer(size, elementwiseActivations[spec.function]);
    }
  });
}
