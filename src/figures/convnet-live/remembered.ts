// The curves of the networks that were trained on this page, one for each size, so that they can be compared. Page thread.
import type { RunState } from '../../training/run-state.ts';
import type { Point } from '../../ui/plot-scale.ts';
import { sizesOf } from '../convnet-run.ts';
import { percentRight } from '../reading.ts';

export interface Remembered {
  readonly maps: number;
  readonly hidden: number;
  /** Test accuracy in percent after each whole epoch. */
  readonly points: readonly Point[];
}
export type Memory = readonly Remembered[];

export const nothingRemembered: Memory = [];

export function sameSize(
  one: { readonly maps: number; readonly hidden: number },
  other: { readonly maps: number; readonly hidden: number },
): boolean {
  return one.maps === other.maps && one.hidden === other.hidden;
}

/** With the run's epochs in the place of an earlier run's of the same size, if it has come at least as far. */
export function remember(memory: Memory, { plan, epochs }: RunState): Memory {
  if (epochs.length === 0) return memory;
  const size = sizesOf(plan);
  const before = memory.find((one) => sameSize(one, size));
  if (before !== undefined && before.points.length > epochs.length) return memory;
  const known = before?.points.length === epochs.length ? before.points.at(-1)?.y : null;
  if (known === percentRight(epochs.at(-1)!.test)) return memory;
  const points = epochs.map(({ epoch, test }) => ({ x: epoch, y: percentRight(test) }));
  return [...memory.filter((one) => !sameSize(one, size)), { ...size, points }];
}

export function sizeText({
  maps,
  hidden,
}: {
  readonly maps: number;
  readonly hidden: number;
}): string {
  return hidden === 0 ? `${String(maps)} maps` : `${String(maps)} maps, ${String(hidden)} hidden`;
}

/** Whether the same maps were trained for so many epochs both with and without a hidden layer. */
export function comparesHidden(memory: Memory, epochs: number): boolean {
  const long = memory.filter(({ points }) => points.length >= epochs);
  return long.some(
    ({ maps, hidden }) =>
      hidden > 0 && long.some((other) => other.maps === maps && other.hidden === 0),
  );
}
