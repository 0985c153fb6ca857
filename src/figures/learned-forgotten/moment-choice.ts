// Which two moments stand beside each other. Page thread, pure.
import type { Moment, Moments } from '../../training/use-moments.ts';
import { testCount } from '../baseline/digits-data.ts';

/** What the pickers say where no moment is named: whichever is first, and whichever is latest. */
export const first = 'first';
export const latest = 'latest';

export function momentName({ kind, at, path }: Moment, present: number): string {
  const epoch = kind === 'epoch' ? String(Math.round(at.epoch)) : at.epoch.toFixed(2);
  const name = kind === 'epoch' ? `epoch ${epoch}` : `marked at epoch ${epoch}`;
  if (path === present) return name;
  return path === 0 ? `${name}, on a path left` : `${name}, run ${String(path)}`;
}

/** All that tell of MNIST's test images, in the order of a picker: the present run's as they came, then those of earlier ones. */
export function momentsInOrder({ epochs, marks, path }: Moments): readonly Moment[] {
  const all = marks.filter(onMnist);
  const own = all.filter((mark) => mark.path === path);
  const others = all.filter((mark) => mark.path !== path);
  return [
    ...[...epochs.filter(onMnist), ...own].sort((one, other) => one.at.step - other.at.step),
    ...others,
  ];
}

/** A run on other data is tested on fewer. */
const onMnist = ({ verdicts }: Moment) => verdicts.length === testCount;

/** null where there is no such moment. */
export function momentOf(moments: Moments, choice: string): Moment | null {
  const all = momentsInOrder(moments);
  const own = all.filter(({ path }) => path === moments.path);
  if (choice === first) return own[0] ?? all[0] ?? null;
  if (choice === latest) return own.at(-1) ?? null;
  return all.find(({ key }) => key === choice) ?? null;
}
