// What is measured: published networks, and who trains them. Bench.

/** A backend of the book that needs no GPU, or TensorFlow.js as its users write it (taped.ts). */
export type Contestant =
  'kernels' | 'tensorflow-wasm' | 'tensorflow-cpu' | 'reference' | 'taped-wasm' | 'taped-cpu';

export const contestantNames: Readonly<Record<Contestant, string>> = {
  kernels: 'kernels',
  'tensorflow-wasm': 'tensorflow (wasm)',
  'tensorflow-cpu': 'tensorflow (cpu)',
  reference: 'reference',
  'taped-wasm': 'TensorFlow.js as its users write it (wasm)',
  'taped-cpu': 'TensorFlow.js as its users write it (cpu)',
};

export interface BenchCase {
  /** A preset of src/network/presets. */
  readonly preset: string;
  readonly contestants: readonly Contestant[];
  /** Speeds are given as multiples of these contestants'. */
  readonly against: readonly [own: Contestant, theirs: Contestant];
}

const onWasm = {
  contestants: ['kernels', 'tensorflow-wasm', 'taped-wasm', 'reference'],
  against: ['tensorflow-wasm', 'taped-wasm'],
} as const;

export const benchCases: readonly BenchCase[] = [
  { preset: 'fc-784-30-10', ...onWasm },
  { preset: 'fc-100-softmax', ...onWasm },
  {
    preset: 'conv20-conv40-fc100',
    // TensorFlow.js has no gradient of a convolution on wasm; our backend made one.
    contestants: ['kernels', 'tensorflow-wasm', 'tensorflow-cpu', 'taped-cpu', 'reference'],
    against: ['tensorflow-cpu', 'taped-cpu'],
  },
  { preset: 'mlp-625-625-relu-dropout', ...onWasm },
];
