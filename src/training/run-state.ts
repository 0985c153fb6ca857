// What the page knows of a run. Page thread. Made by the reducer from the worker's events, read by figures.
import type { BackendId, Evaluation } from '../network/backend.ts';
import type { Split } from '../network/examples.ts';
import type { Parameters } from '../network/parameters.ts';
import type { Problem } from '../network/result.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type {
  BackendStatus,
  DataProgress,
  EpochReport,
  RunPosition,
  Tweak,
} from '../protocol/messages.ts';

import type { RecordedTweak, RunLog, Timeline } from '../protocol/timeline.ts';
import type { Inspect } from './inspector.ts';
import type { SavedRun } from './saved-run.ts';
import type { KeptPlace } from './run-memory.ts';

export type { BackendStatus } from '../protocol/messages.ts';
export type { Branch, Moment, RecordedTweak, RunLog, Timeline } from '../protocol/timeline.ts';

/**
 * idle: nothing asked of the worker yet. opening: building the network (or waiting for data). ready: built, no step taken.
 * training, paused, ended: as they say. failed: see problem; the last good numbers stay.
 */
export type RunStatus = 'idle' | 'opening' | 'ready' | 'training' | 'paused' | 'ended' | 'failed';

/** A point of the live curve between epochs. */
export interface LivePoint {
  readonly epoch: number;
  /** Mean training cost since the point before. */
  readonly cost: number;
  /** Share right of the training examples since the point before, 0..1. */
  readonly trainingAccuracy: number;
  /** Share right of some test images, 0..1; null where it was not measured. */
  readonly testAccuracy: number | null;
}

export interface RunState {
  readonly status: RunStatus;
  /** As it runs now, with the reader's changes. */
  readonly plan: TrainingPlan;
  readonly backend: BackendId | null;
  readonly backends: readonly BackendStatus[];
  /** Why this backend and not a better one; empty before one was chosen. */
  readonly backendReason: string;
  readonly data: DataProgress | null;
  readonly dataProblem: Problem | null;
  readonly position: RunPosition;
  /** null while not training. */
  readonly examplesPerSecond: number | null;
  readonly epochs: readonly EpochReport[];
  /** Thinned, oldest first. */
  readonly live: readonly LivePoint[];
  readonly tweaks: readonly { readonly tweak: Tweak; readonly at: RunPosition }[];
  /** The latest over all test images, with where it was measured. */
  readonly test: { readonly evaluation: Evaluation; readonly at: RunPosition } | null;
  /** The latest over some of the test images, if later than `test`. */
  readonly estimate: { readonly evaluation: Evaluation; readonly at: RunPosition } | null;
  readonly parameters: Parameters | null;
  /** Before the first step; null where they were not told, as of a run that was kept from an earlier visit. */
  readonly firstParameters: Parameters | null;
  readonly problem: Problem | null;
  /** What the reader should know and that does not stop the run, such as a worker that was replaced. Latest last. */
  readonly notices: readonly string[];
  /** The moments that it can be put back to; null: none are kept, or they are not known yet. */
  readonly timeline: Timeline | null;
  /** Runs that were left for a new one, or are another tab's, the latest first; of a run that keeps moments. */
  readonly earlier: readonly KeptPlace[];
}

/** What figures can ask of a run. Every call starts the worker if there is none. */
export interface RunActions {
  /** Builds the network, or takes it up where it was kept; nothing is trained. */
  readonly open: () => void;
  readonly train: () => void;
  readonly pause: () => void;
  /** Opens the run first if it is idle. */
  readonly step: () => void;
  /** Back to the first weights of this plan (or of another one), paused. With `parameters` that fit its network, these are the first ones. */
  readonly reset: (plan?: TrainingPlan, parameters?: Parameters | null) => void;
  readonly tweak: (tweak: Tweak) => void;
  readonly move: (backend: BackendId | 'auto') => void;
  /** Outputs of the network as it is now, [count x classes]; null when it was superseded by a later call or the run failed. Opens the run if it is idle. */
  readonly predict: (inputs: Float32Array, count: number) => Promise<Float32Array | null>;
  /**
   * What happens in each layer with these examples, now; null when it was superseded by a later call, the run failed, or
   * it has no such examples yet. Opens the run if it is idle.
   */
  readonly inspect: Inspect;
  /** Puts the run, at rest, where it stood at this moment of its timeline; of many calls the latest counts. */
  readonly goTo: (moment: number) => void;
  /** Goes on training from here with another setting: on a branch of its own where the run has been further before. */
  readonly fork: (change: Tweak) => void;
  /** Opens the plan, makes these changes at exactly their steps, and rests at the step `until`. */
  readonly replay: (plan: TrainingPlan, tweaks: readonly RecordedTweak[], until: number) => void;
  /** Goes on with a run as it was saved. */
  readonly load: (saved: SavedRun) => void;
  /** All of the run as it is now; null when it is not open. */
  readonly save: () => Promise<SavedRun | null>;
  /** Goes on with an earlier run; the present one is kept as they are. @param place of one of RunState.earlier */
  readonly comeBack: (place: string) => void;
  /** All test images as the network reads them now; null when they have not arrived or the run failed. Opens the run if it is idle. */
  readonly measure: () => Promise<RunState['test']>;
  /** What the run was made of, so that it can be repeated; null when it is not open. */
  readonly readLog: () => Promise<RunLog | null>;
  readonly retryData: () => void;
  /**
   * Examples as they are stored: inputs count x inputSize, 0..255; count labels. Rejects when they cannot be had.
   * @param indices positions within the split
   */
  readonly readExamples: (
    split: Split,
    indices: readonly number[],
  ) => Promise<{ readonly inputs: Uint8Array; readonly labels: Uint8Array }>;
}
