// How long an experiment would take on this device. Page thread, pure.
import { epochSize } from '../../network/augmentation.ts';
import { presetOf, type Preset } from '../../network/presets/index.ts';
import type { NetworkSpec } from '../../network/network-spec.ts';
import { weightUses } from '../../network/work.ts';
import type { RecordedRun } from '../records-table/recorded-run.ts';
import { recorded } from '../records-table/recorded.ts';

/** Examples a second, by preset. */
export type Speeds = Readonly<Record<string, number>>;

/** measured: this very network, here. scaled: by another network, here. elsewhere: from the runs on record, on another computer. */
type Basis = 'measured' | 'scaled' | 'elsewhere';

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

const isConvolutional = ({ layers }: NetworkSpec) => layers.some(({ kind }) => kind === 'conv2d');

/** How unlike two networks are in what they ask of a device. */
function distance(a: NetworkSpec, b: NetworkSpec): number {
  const kinds = isConvolutional(a) === isConvolutional(b) ? 0 : 10;
  return kinds + Math.abs(Math.log2(weightUses(a) / weightUses(b)));
}

/** The most similar of those that were measured; undefined where nothing was. */
function nearest({ plan: { network } }: Preset, speeds: Speeds) {
  return Object.entries(speeds)
    .flatMap(([id, speed]) => {
      const other = presetOf(id);
      return other === undefined ? [] : [{ other, speed }];
    })
    .sort((a, b) => distance(network, a.other.plan.network) - distance(network, b.other.plan.network))
    .at(0);
}

/** Of an experiment that is not on record yet, as the multiplications are to those of the most similar one that is. */
function speedOnRecord(preset: Preset): number {
  const own = onRecord[preset.id];
  if (own !== undefined) return own;
  const { other, speed } = nearest(preset, onRecord)!;
  return (speed * weightUses(other.plan.network)) / weightUses(preset.plan.network);
}

/**
 * Examples a second. Multiplications alone would mislead by a factor of ten and more: a mini-batch of one, distortions and
 * the fetching of many weights cost time too, and the runs on record know of them. So another network says only how much
 * faster or slower this device is.
 */
function expectedSpeed(preset: Preset, speeds: Speeds): readonly [speed: number, basis: Basis] {
  const here = speeds[preset.id];
  if (here !== undefined) return [here, 'measured'];
  const like = nearest(preset, speeds);
  const elsewhere = speedOnRecord(preset);
  return like === undefined
    ? [elsewhere, 'elsewhere']
    : [(elsewhere * like.speed) / speedOnRecord(like.other), 'scaled'];
}

/** Of all its epochs, and of all its networks where they vote. @param speeds measured on this device */
export function expectedTime(
  preset: Preset,
  speeds: Speeds,
): { readonly seconds: number; readonly basis: Basis } {
  const { plan, members = 1 } = preset;
  const [speed, basis] = expectedSpeed(preset, speeds);
  return { seconds: (members * plan.epochs * epochSize(plan)) / speed, basis };
}

/** Seconds from which a run says before it is started that it will take long. */
export const isLong = (seconds: number): boolean => seconds >= 3 * 3600;
