// What the benchmark's page asks its workers. Bench.
import type { Contestant } from './cases.ts';

export type BenchRequest =
  /** Starts the contestant, loads MNIST; first of all. `folder`: URL of the packed data. */
  | { readonly kind: 'open'; readonly contestant: Contestant; readonly folder: string }
  /** Trains a preset's network for about so long. Answer: examples a second. */
  | { readonly kind: 'train'; readonly preset: string; readonly milliseconds: number }
  /** Classifies one digit at a time. Answer: milliseconds for one, the mean of some hundred. */
  | { readonly kind: 'predict'; readonly preset: string }
  /** Trains a preset from start to end with a test after every epoch. Answer: seconds. */
  | { readonly kind: 'whole'; readonly preset: string };

export type BenchAnswer =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };
