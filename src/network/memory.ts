// How much memory a plan needs, before anything is built. Any thread. An estimate from below: what every backend must hold.
import { epochSize } from './augmentation.ts';
import { inputSize, networkShapes, parameterCount } from './network-spec.ts';
import { sizeOf } from './layers/layer-definition.ts';
import { optimiserSlots } from './optimisers/index.ts';
import type { TrainingPlan } from './training-plan.ts';

const numberBytes = 4;
/** The test images of MNIST. */
const testImages = 10_000;
/** Copies of the parameters outside of the backend: the page's, the last checkpoint's, the one on its way. */
const copies = 3;

/**
 * Bytes for weights, gradients, the optimiser's memory, what a mini-batch leaves in every layer on the way forward and
 * back, and the images.
 * @param plan whose network's layers fit together
 */
export function memoryNeeded(plan: TrainingPlan): number {
  const shapes = networkShapes(plan.network);
  if (!shapes.ok) throw new Error(shapes.problem.message);
  const inputs = inputSize(plan.network);
  const slots = optimiserSlots[plan.optimiser.kind].length;
  const values = shapes.value.reduce((sum, { output }) => sum + 2 * sizeOf(output), inputs);
  return (
    numberBytes * parameterCount(plan.network) * (2 + slots + copies) +
    numberBytes * Math.min(plan.batchSize, epochSize(plan)) * values +
    inputs * (60_000 + testImages)
  );
}
