// The network that the training chapter starts from, as its published run had it (experiment fc-784-30-10). Any thread.
import type { ActivationId, ElementwiseActivationId } from '../activations/index.ts';
import type { LayerSpec } from '../layers/index.ts';
import { usualSplit } from '../mnist.ts';
import type { TrainingPlan } from '../training-plan.ts';

/** A dense layer with its activation, as textbooks count layers. */
export function denseLayer(units: number, activation: ActivationId): readonly LayerSpec[] {
  return [
    { kind: 'dense', units, biases: true },
    { kind: 'activation', function: activation },
  ];
}

/**
 * 784 pixels, one hidden layer, ten outputs; quadratic cost, eta 3.0, mini-batches of 10, 30 epochs, all draws N(0, 1).
 * @param hiddenUnits 0: no hidden layer, the pixels feed the ten outputs
 */
export function fullyConnectedPlan(
  hiddenUnits = 30,
  hiddenActivation: ElementwiseActivationId = 'sigmoid',
): TrainingPlan {
  const hidden = hiddenUnits === 0 ? [] : denseLayer(hiddenUnits, hiddenActivation);
  return {
    version: 1,
    network: { inputShape: [784], layers: [...hidden, ...denseLayer(10, 'sigmoid')] },
    data: usualSplit,
    cost: 'quadratic',
    optimiser: { kind: 'sgd', learningRate: 3 },
    batchSize: 10,
    epochs: 30,
    regularisation: { kind: 'none' },
    initialisation: {
      weights: { kind: 'normal', deviation: 1 },
      biases: { kind: 'normal', deviation: 1 },
    },
    seed: 1,
  };
}
