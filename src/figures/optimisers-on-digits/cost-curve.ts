// A training cost that falls by powers of ten: within the first epoch as it goes, then as the mean of each epoch. Page thread, pure.
import type { RunState } from '../../training/run-state.ts';
import { means } from '../../ui/plot-scale.ts';

type Points = readonly (readonly [epoch: number, logCost: number])[];

/** In epochs, of the first one. */
const bin = 0.1;
/** Of the axis; a cost that leaves it was not going to come back. */
const highest = 10;
const usualLowest = 0.1;
const marks = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;

/** An epoch's cost is a mean over its steps, so it stands at its middle. */
export function costPoints({ live, epochs }: Pick<RunState, 'live' | 'epochs'>): Points {
  const first = live.flatMap(({ epoch, cost }) => (epoch <= 1 ? [{ x: epoch, y: cost }] : []));
  const begun = means(first, bin);
  const whole = epochs.map(({ epoch, training }) => ({ x: epoch - 0.5, y: training.cost }));
  return [...begun, ...(begun.length > 0 ? whole.slice(1) : whole)].map(
    ({ x, y }) => [x, Math.log10(Math.max(y, marks[0]))] as const,
  );
}

export function costAxis(curves: readonly Points[]) {
  const lowest = Math.min(Math.log10(usualLowest), ...curves.flat().map(([, cost]) => cost));
  const from = marks.findLast((mark) => Math.log10(mark) <= lowest + 1e-9) ?? marks[0];
  const shown = marks.filter((mark) => mark >= from);
  return {
    min: Math.log10(from),
    max: Math.log10(highest),
    ticks: shown.map(Math.log10),
    label: '',
    format: (power: number) => String(Number((10 ** power).toPrecision(1))),
  };
}
