// A small network on points that a figure brings: regions of the plane, curves. Any thread.
import type { ActivationId, ElementwiseActivationId } from '../activations/index.ts';
import type { CostId } from '../costs/index.ts';
import type { InlineData } from '../dataset.ts';
import type { TrainingPlan } from '../training-plan.ts';
import { denseLayer } from './fc-784-30-10.ts';

export interface PointsPlan {
  /** Units layer by layer, inputs first and outputs last, as in [2, 3, 1]. */
  readonly sizes: readonly number[];
  readonly hidden: ElementwiseActivationId;
  readonly output: ActivationId;
  readonly data: InlineData;
  readonly cost: CostId;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly seed: number;
}

/** Plain gradient descent without an end in sight; weights from N(0, 1 / fan-in), biases from N(0, 1). */
export function pointsPlan(points: PointsPlan): TrainingPlan {
  const { sizes, hidden, output, data, cost, learningRate, batchSize, seed } = points;
  const layers = sizes
    .slice(1)
    .flatMap((units, index) => denseLayer(units, index === sizes.length - 2 ? output : hidden));
  return {
    version: 1,
    network: { inputShape: [sizes[0]!], layers },
    data,
    cost,
    optimiser: { kind: 'sgd', learningRate },
    batchSize,
    epochs: 1_000_000,
    regularisation: { kind: 'none' },
    initialisation: { weights: { kind: 'fanIn' }, biases: { kind: 'normal', deviation: 1 } },
    seed,
  };
}
