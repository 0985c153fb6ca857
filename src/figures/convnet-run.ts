// The convolutional network that the figures of its chapter share: one trains it, another takes its kernels. Page thread.
import type { Parameters } from '../network/parameters.ts';
import { oneConvolutionPlan } from '../network/presets/convolutional.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { useRun } from '../training/use-run.ts';
import type { Kernel } from './convolution/feature-map.ts';

/** What the reader chooses between; the last of each is the published network. */
export const mapCounts = [3, 8, 20] as const;
export const hiddenCounts = [0, 100] as const;

interface ConvnetSettings {
  readonly epochs?: number | undefined;
  readonly learningRate?: number | undefined;
}

/** The published settings but for the number of epochs; what it is given besides can be changed while it trains. */
export function convnetPlan(
  maps: number,
  hiddenUnits: number,
  { epochs = 10, learningRate }: ConvnetSettings = {},
): TrainingPlan {
  const plan = { ...oneConvolutionPlan(maps, hiddenUnits), epochs };
  if (learningRate === undefined) return plan;
  return { ...plan, optimiser: { ...plan.optimiser, learningRate } };
}

/** Eight maps and no hidden layer: an epoch takes seconds on most devices. */
export const firstConvnetPlan = convnetPlan(8, 0);

export function useConvnetRun() {
  return useRun('convnet', firstConvnetPlan);
}

/** The sizes of a network of this figure; 0 hidden units where there is no hidden layer. */
export function sizesOf({ network }: TrainingPlan): {
  readonly maps: number;
  readonly hidden: number;
} {
  const [first] = network.layers;
  const dense = network.layers.flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : []));
  return {
    maps: first?.kind === 'conv2d' ? first.maps : 0,
    hidden: dense.length > 1 ? dense[0]! : 0,
  };
}

/** The kernels of the first layer, one for each map; none before there is a network. */
export function learntKernels(
  parameters: Parameters | null,
  { network }: TrainingPlan,
): readonly Kernel[] {
  const [spec] = network.layers;
  const learnt = parameters?.[0];
  if (spec?.kind !== 'conv2d' || !learnt) return [];
  const area = spec.field * spec.field;
  return Array.from({ length: spec.maps }, (_, map) => ({
    field: spec.field,
    weights: learnt.weights.subarray(map * area, (map + 1) * area),
    bias: learnt.biases?.[map] ?? 0,
  }));
}
