// What is measured: published networks, and the backend that each is compared with. Bench.
import type { BackendId } from '../../src/network/backend.ts';

export interface BenchCase {
  /** A preset of src/network/presets. */
  readonly preset: string;
  /** Speeds are given as multiples of this backend's. */
  readonly against: BackendId;
}

export const benchCases: readonly BenchCase[] = [
  { preset: 'fc-784-30-10', against: 'tensorflow-wasm' },
  { preset: 'fc-100-softmax', against: 'tensorflow-wasm' },
  { preset: 'conv20-conv40-fc100', against: 'tensorflow-cpu' },
  { preset: 'mlp-625-625-relu-dropout', against: 'tensorflow-wasm' },
];

/** Those that need no GPU. */
export const benchBackends = [
  'kernels',
  'tensorflow-wasm',
  'tensorflow-cpu',
  'reference',
] as const satisfies readonly BackendId[];
export type BenchBackend = (typeof benchBackends)[number];
