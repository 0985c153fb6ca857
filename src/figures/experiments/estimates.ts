// How long an experiment would take on this device. Page thread, pure.
import { epochSize } from '../../network/augmentation.ts';
import { presetOf, type Preset } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { weightUses } from '../../network/work.ts';

/** Examples a second, by preset. */
type Speeds = Readonly<Record<string, number>>;

/** measured: this very network, here. scaled: from another network, here. elsewhere: from the runs on record, on another computer. */
type Basis = 'measured' | 'scaled' | 'elsewhere';

interface Speed {
  readonly examplesPerSecond: number;
  readonly basis: Basis;
}

/** The fastest epoch of each experiment in experiments/results, on a server; of some that are not there, some seconds on it. */
const onRecord: Speeds = {
  'fc-784-30-10': 380_000,
  'fc-784-60-10': 500_000,
  'fc-784-40-10': 710_000,
  'fc-100-softmax': 290_000,
  'softmax-regression': 670_000,
  'mlp-625-sigmoid': 53_000,
  'mlp-625-625-relu-dropout': 15_600,
  'convnet-32-64-128': 890,
  'conv3-softmax': 93_000,
  'conv20-softmax': 21_600,
  'conv20-fc100': 8_500,
  'conv20-conv40-fc100': 9_600,
  'conv20-conv40-fc100-relu': 10_200,
  'conv20-conv40-fc100-relu-expanded': 8_000,
  'conv20-conv40-fc1000': 2_600,
  'conv20-conv40-fc1000-fc1000': 1_200,
  'conv20-conv40-fc1000-fc1000-dropout': 1_900,
  'deep-mlp': 30,
  'simard-conv': 5_700,
};

const isConvolutional = ({ network }: TrainingPlan) =>
  network.layers.some(({ kind }) => kind === 'conv2d');

/** How unlike two networks are in what they ask of a device. */
function distance(a: TrainingPlan, b: TrainingPlan): number {
  const kinds = isConvolutional(a) === isConvolutional(b) ? 0 : 10;
  return kinds + Math.abs(Math.log2(weightUses(a.network) / weightUses(b.network)));
}

/** From the most similar of those that were measured, as the multiplications of both are to each other. */
function scaledSpeed(plan: TrainingPlan, speeds: Speeds): number | null {
  const known = Object.entries(speeds).flatMap(([id, speed]) => {
    const other = presetOf(id)?.plan;
    return other === undefined ? [] : [{ other, speed }];
  });
  const nearest = known.sort((a, b) => distance(plan, a.other) - distance(plan, b.other))[0];
  return nearest === undefined
    ? null
    : (nearest.speed * weightUses(nearest.other.network)) / weightUses(plan.network);
}

export function expectedSpeed({ id, plan }: Preset, speeds: Speeds): Speed {
  const here = speeds[id];
  if (here !== undefined) return { examplesPerSecond: here, basis: 'measured' };
  const scaled = scaledSpeed(plan, speeds);
  if (scaled !== null) return { examplesPerSecond: scaled, basis: 'scaled' };
  return { examplesPerSecond: onRecord[id] ?? scaledSpeed(plan, onRecord)!, basis: 'elsewhere' };
}

/** Of training, in seconds. */
export function duration(plan: TrainingPlan, epochs: number, examplesPerSecond: number): number {
  return (epochSize(plan) * epochs) / examplesPerSecond;
}

/** Seconds from which a run says before it is started that it will take long. */
export const isLong = (seconds: number): boolean => seconds >= 3 * 3600;

/** Epochs of the short version: enough to see how it begins. */
export function shortEpochs(plan: TrainingPlan): number {
  return plan.augmentation === undefined && plan.batchSize > 1 ? 3 : 1;
}
