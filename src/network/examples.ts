// Examples to learn from and to be tested on. Any thread.

export const splits = ['training', 'validation', 'test'] as const;
export type Split = (typeof splits)[number];
export type SplitSizes = Readonly<Record<Split, number>>;

/** Some examples of one data set, one after another. */
export interface Examples {
  /** count x inputSize. Bytes are grey levels and mean value / 255; floats are taken as they are. */
  readonly inputs: Uint8Array | Float32Array;
  /** count labels, each from 0 to classes - 1; all 0 where there are targets. */
  readonly labels: Uint8Array;
  /** count x outputs numbers that the outputs should be, in place of labels; left out where the labels are classes. */
  readonly targets?: Float32Array;
  readonly count: number;
}
