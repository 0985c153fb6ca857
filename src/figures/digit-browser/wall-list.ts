// Which images hang on the wall, and where each one hangs. Page thread, pure.
import type { Split } from '../../network/examples.ts';
import type { BaselineResultOf } from '../../network/baselines.ts';

export type Labels = Omit<BaselineResultOf<'labels'>, 'kind'>;

export const imageCount = 70_000;
const starts: Readonly<Record<Split, number>> = { training: 0, validation: 50_000, test: 60_000 };

/** Where an image is: its split, and its place there. @param index 0 to 69,999, in the order of the published files */
export function placeOf(index: number): { readonly split: Split; readonly place: number } {
  const split =
    index < starts.validation ? 'training' : index < starts.test ? 'validation' : 'test';
  return { split, place: index - starts[split] };
}

export function labelOf(labels: Labels, index: number): number {
  const { split, place } = placeOf(index);
  return labels[split][place]!;
}

/**
 * The images of some splits with some label, in the order of the published files.
 * @param label null: every label
 */
export function wallList(labels: Labels, split: Split | 'all', label: number | null): Uint32Array {
  const wanted: readonly Split[] = split === 'all' ? ['training', 'validation', 'test'] : [split];
  const list: number[] = [];
  for (const part of wanted) {
    labels[part].forEach((value, place) => {
      if (label === null || value === label) list.push(starts[part] + place);
    });
  }
  return Uint32Array.from(list);
}

/** Where an image hangs in a rising list; of one that hangs not there, where the next after it does. */
export function positionIn(list: Uint32Array, index: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, Math.max(0, list.length - 1));
}

/** Where a key leads from a position; null for keys that are not the wall's. */
export function movedBy(
  key: string,
  position: number,
  columns: number,
  rows: number,
  length: number,
): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rows,
    PageDown: columns * rows,
    Home: -length,
    End: length,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(length - 1, position + step));
}
