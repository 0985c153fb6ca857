// What the backends are worth on the reader's device. Both threads.
import type { BackendId } from './backend.ts';

/** The self-test trains a small network with every layer type, and compares with known weights. */
export type SelfTestResult =
  | { readonly kind: 'not-run' }
  | { readonly kind: 'passed' }
  /** `fault`: a clause that says how far it is off, or what the backend threw. */
  | { readonly kind: 'failed'; readonly fault: string };

export interface BackendReport {
  readonly id: BackendId;
  readonly label: string;
  /** fallback: a GPU that software imitates. */
  readonly status: 'ready' | 'fallback' | 'unavailable';
  /** Device name, or why not. */
  readonly detail: string;
  readonly selfTest: SelfTestResult;
  /** Training speed with each plan that was asked about, in examples a second; null where it was not measured. */
  readonly speeds: readonly (number | null)[];
}
