// Which images a network has learned and which it has forgotten between two moments. Page thread, pure.

export interface Changes {
  /** Wrong then, right now. */
  readonly learned: readonly number[];
  /** Right then, wrong now. */
  readonly forgotten: readonly number[];
  readonly rightBoth: number;
  readonly wrongBoth: number;
}

/** @param labels what the images are; the verdicts of both moments are of the same ones, from the first on */
export function changesBetween(then: Uint8Array, now: Uint8Array, labels: Uint8Array): Changes {
  const learned: number[] = [];
  const forgotten: number[] = [];
  let rightBoth = 0;
  let wrongBoth = 0;
  const count = Math.min(then.length, now.length, labels.length);
  for (let index = 0; index < count; index++) {
    const label = labels[index]!;
    const before = then[index] === label;
    const after = now[index] === label;
    if (before && after) rightBoth += 1;
    else if (before) forgotten.push(index);
    else if (after) learned.push(index);
    else wrongBoth += 1;
  }
  return { learned, forgotten, rightBoth, wrongBoth };
}

/** How many of some images there are of each digit. */
export function byDigit(indices: readonly number[], labels: Uint8Array): readonly number[] {
  const counts = new Array<number>(10).fill(0);
  for (const index of indices) counts[labels[index]!]! += 1;
  return counts;
}
