// What the engine tells while it trains. Worker and Node.
import type { Evaluation, StepReport } from '../network/backend.ts';

/** Where a run stands. */
export interface RunPosition {
  /** Training steps since the start. */
  readonly step: number;
  /** Epochs completed, with a fraction within the present one. */
  readonly epoch: number;
}

/** A few consecutive steps that were taken in one go, some 30 ms of work. */
export interface SliceReport extends RunPosition, StepReport {
  readonly examplesPerSecond: number;
}

export interface EpochReport extends RunPosition {
  /** Means over the epoch as it went, so most of it with weights worse than those at its end. Accuracy is a share, 0..1. */
  readonly training: { readonly cost: number; readonly accuracy: number };
  /** null when the plan holds out no validation images. */
  readonly validation: Evaluation | null;
  readonly test: Evaluation;
  /** Seconds of training, without evaluation. */
  readonly seconds: number;
}

export type EngineEvent =
  | { readonly type: 'slice'; readonly report: SliceReport }
  /** On the first test images, between epochs. */
  | { readonly type: 'estimate'; readonly evaluation: Evaluation; readonly at: RunPosition }
  | { readonly type: 'epoch'; readonly report: EpochReport }
  /** All epochs of the plan are done. */
  | { readonly type: 'ended'; readonly at: RunPosition }
  /** The cost became infinite or NaN at training step `step` (the first is 1); nothing can be learnt from here on. */
  | { readonly type: 'diverged'; readonly step: number; readonly at: RunPosition };
