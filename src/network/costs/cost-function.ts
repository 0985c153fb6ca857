// What every cost function tells about itself. Any thread.

export interface CostFunction {
  readonly label: string;
  /** What it punishes, in one sentence. */
  readonly sentence: string;
  /** The part of one output: the cost of an example is the sum over its outputs. a is the output, y the target (0 or 1). */
  readonly term: (a: number, y: number) => number;
  /** d term / d a. */
  readonly derivative: (a: number, y: number) => number;
}

/** Logarithms are taken of at least this (the smallest normal float32 is about 1e-38). */
export const smallestShare = 1e-30;
