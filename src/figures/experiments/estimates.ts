// How long an experiment would take on this device. Page thread, pure.
import { epochSize } from '../../network/augmentation.ts';
import { presetOf, type Preset } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { weightUses } from '../../network/work.ts';
import type { RecordedRun } from '../records-table/recorded-run.ts';
import { recorded } from '../records-table/recorded.ts';

/** Examples a second, by preset. */
type Speeds = Readonly<Record<string, number>>;

/** measured: this very network, here. scaled: from another network, here. elsewhere: from the runs on record, on another computer. */
type Basis = 'measured' | 'scaled' | 'elsewhere';

interface Speed {
  readonly examplesPerSecond: number;
  readonly basis: Basis;
}

/** Of the fastest of our recorded runs of each experiment, on a server. */
function recordedSpeeds(records: readonly RecordedRun[]): Speeds {
  const speeds: Record<string, number> = {};
  for (const { preset: id, testCorrect, seconds } of records) {
    const preset = presetOf(id);
    if (preset === undefined || seconds === 0) continue;
    const { plan, members = 1 } = preset;
    const speed = (members * testCorrect.length * epochSize(plan)) / seconds;
    speeds[id] = Math.max(speeds[id] ?? 0, speed);
  }
  return speeds;
}

const onRecord = recordedSpeeds(recorded);

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
