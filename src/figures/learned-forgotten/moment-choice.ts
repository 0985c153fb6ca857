// Which two moments stand beside each other. Page thread, pure.
import { areDigits, testsAlike } from '../../network/dataset.ts';
import type { Moment, Moments } from '../../training/use-moments.ts';

/** What the pickers say where no moment is named: whichever is first, and whichever is latest. */
export const first = 'first';
export const latest = 'latest';

export function momentName({ kind, at, path }: Moment, present: number): string {
  const epoch = kind === 'epoch' ? String(Math.round(at.epoch)) : at.epoch.toFixed(2);
  const name = kind === 'epoch' ? `epoch ${epoch}` : `marked at epoch ${epoch}`;
  if (path === present) return name;
  return path === 0 ? `${name}, on a path left` : `${name}, run ${String(path)}`;
}

/** All that tell of the test images that the run has now, in the order of a picker: the present run's as they came, then those of earlier ones. */
export function momentsInOrder({ epochs, marks, path, data }: Moments): readonly Moment[] {
  if (!areDigits(data)) return [];
  const onThese = (moment: Moment) => testsAlike(moment.data, data);
  const all = marks.filter(onThese);
  const own = all.filter((mark) => mark.path === path);
  const others = all.filter((mark) => mark.path !== path);
  return [
    ...[...epochs.filter(onThese), ...own].sort((one, other) => one.at.step - other.at.step),
    ...others,
  ];
}

/** null where there is no such moment. */
export function momentOf(moments: Moments, choice: string): Moment | null {
  const all = momentsInOrder(moments);
  const own = all.filter(({ path }) => path === moments.path);
  if (choice === first) return own[0] ?? all[0] ?? null;
  if (choice === latest) return own.at(-1) ?? null;
  return all.find(({ key }) => key === choice) ?? null;
}
