// What the bench can learn from, and a plan that is made to fit when another one is chosen. Page thread, pure.
import { areDigits, validationSize, type BenchData } from '../../network/dataset.ts';
import type { LayerSpec } from '../../network/layers/index.ts';
import { inputSize, type NetworkSpec } from '../../network/network-spec.ts';
import { imagePixels } from '../../network/own-images.ts';
import { planeClasses } from '../../network/plane-sets.ts';
import { denseLayer } from '../../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';

/** The kinds that the bench offers. */
export type BenchDataset = BenchData['dataset'];

export const datasetText: Readonly<Record<BenchDataset, string>> = {
  mnist: 'MNIST',
  'own-images': 'your own digits',
  plane: 'points of the plane',
};

/** An epoch of a hundred points passes in a moment, and one of MNIST does not. */
const usualEpochs: Readonly<Record<BenchDataset, number>> = {
  mnist: 30,
  'own-images': 100,
  plane: 2_000,
};

/**
 * The plan on other data: its network takes and gives as many numbers as those have, and what the data do not allow is left
 * out. All else stays.
 */
export function withData(plan: TrainingPlan, data: BenchData): TrainingPlan {
  const { augmentation, schedule, earlyStopping, ...rest } = plan;
  const watched = validationSize(data) > 0;
  const [inputs, outputs] = areDigits(data) ? [imagePixels, 10] : [2, planeClasses];
  const another = plan.data.dataset !== data.dataset;
  return {
    ...rest,
    network: fitted(plan.network, inputs, outputs),
    data,
    epochs: another ? usualEpochs[data.dataset] : plan.epochs,
    ...(augmentation && areDigits(data) && { augmentation }),
    ...(schedule && (watched || schedule.kind !== 'halve') && { schedule }),
    ...(earlyStopping && watched && { earlyStopping }),
  };
}

const ofImages: readonly LayerSpec['kind'][] = ['conv2d', 'maxPool2d', 'flatten'];

function fitted(network: NetworkSpec, inputs: number, outputs: number): NetworkSpec {
  if (inputSize(network) === inputs) return withOutputs(network, outputs);
  const layers = network.layers.filter(({ kind }) => !ofImages.includes(kind));
  return withOutputs({ inputShape: [inputs], layers }, outputs);
}

function withOutputs({ inputShape, layers }: NetworkSpec, outputs: number): NetworkSpec {
  const last = layers.findLastIndex(({ kind }) => kind === 'dense');
  return {
    inputShape,
    layers:
      last < 0
        ? [...denseLayer(outputs, 'sigmoid')]
        : layers.map((layer, index) =>
            index === last && layer.kind === 'dense' ? { ...layer, units: outputs } : layer,
          ),
  };
}
