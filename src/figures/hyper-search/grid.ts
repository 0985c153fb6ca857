// The settings that are tried, and the best of those that have been. Page thread, pure.
export const etas = [0.01, 0.03, 0.1, 0.3, 1, 3] as const;
export const lambdas = [0, 0.1, 1, 10] as const;

export interface Cell {
  readonly eta: number;
  readonly lambda: number;
}

export const cells: readonly Cell[] = lambdas.flatMap((lambda) =>
  etas.map((eta) => ({ eta, lambda })),
);

export interface Tried {
  /** In percent. */
  readonly validation: number;
  readonly test: number;
}

/** Index of the cell that reads the validation images best, the first of equals; null when none was tried. */
export function bestCell(tried: readonly (Tried | undefined)[]): number | null {
  let best: number | null = null;
  tried.forEach((cell, index) => {
    if (cell === undefined) return;
    if (best === null || cell.validation > tried[best]!.validation) best = index;
  });
  return best;
}
