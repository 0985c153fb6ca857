// Which digits a network takes for which, from its verdicts and the true labels. Page thread, pure.
import * as v from 'valibot';
import type { Evaluation } from '../../network/backend.ts';
import { correctOf, countOf, digitCount, type Confusion } from '../../network/baselines.ts';

const digit = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9));
export const cellSchema = v.strictObject({
  /** What the image is: the row. */
  label: digit,
  /** What it was taken for: the column. */
  verdict: digit,
});
export type Cell = Readonly<v.InferOutput<typeof cellSchema>>;

/** @param labels of the whole split, by position */
export function confusionOf({ from, verdicts }: Evaluation, labels: Uint8Array): Confusion {
  const confusion = new Uint32Array(digitCount * digitCount);
  verdicts.forEach((verdict, place) => {
    confusion[labels[from + place]! * digitCount + verdict]! += 1;
  });
  return confusion;
}

export function countAt(confusion: Confusion, { label, verdict }: Cell): number {
  return confusion[label * digitCount + verdict]!;
}

/** Positions in the split of the images in a cell, those that cost most first. */
export function imagesIn(
  { from, verdicts, costs }: Evaluation,
  labels: Uint8Array,
  cell: Cell,
): readonly number[] {
  const places: number[] = [];
  verdicts.forEach((verdict, place) => {
    if (verdict === cell.verdict && labels[from + place] === cell.label) places.push(place);
  });
  return places.sort((a, b) => costs[b]! - costs[a]!).map((place) => from + place);
}

/** All cells off the diagonal, the fullest first. */
export function mistakeCells(confusion: Confusion): readonly Cell[] {
  return Array.from(confusion, (_, at) => ({
    label: Math.floor(at / digitCount),
    verdict: at % digitCount,
  }))
    .filter(({ label, verdict }) => label !== verdict)
    .sort((a, b) => countAt(confusion, b) - countAt(confusion, a));
}

export interface Spread {
  readonly mistakes: number;
  /** Mistaken pairs that never happened, of ninety. */
  readonly empty: number;
  /** Share of the mistakes that lie in the ten fullest cells, 0..1. */
  readonly inTen: number;
}

/** How evenly the mistakes lie over the ninety cells off the diagonal. */
export function spreadOf(confusion: Confusion): Spread {
  const counts = mistakeCells(confusion).map((cell) => countAt(confusion, cell));
  const mistakes = countOf(confusion) - correctOf(confusion);
  const ten = counts.slice(0, 10).reduce((sum, count) => sum + count, 0);
  return {
    mistakes,
    empty: counts.filter((count) => count === 0).length,
    inTen: mistakes === 0 ? 0 : ten / mistakes,
  };
}

/** Share of a digit's images that were read right; null where there are none. */
export function shareRight(confusion: Confusion, label: number): number | null {
  const count = countOf(confusion.subarray(label * digitCount, (label + 1) * digitCount));
  return count === 0 ? null : countAt(confusion, { label, verdict: label }) / count;
}
