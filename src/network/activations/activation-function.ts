// What every activation function tells about itself. Any thread.

/** Value by value: a = output(z). */
export interface ElementwiseActivation {
  readonly label: string;
  /** What it means, in one sentence. */
  readonly sentence: string;
  readonly output: (z: number) => number;
  /** da/dz, from z and the output a (whichever is cheaper is used). */
  readonly derivative: (z: number, a: number) => number;
}
