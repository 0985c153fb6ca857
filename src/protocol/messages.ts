// All that crosses between the page and the worker. Both threads.
//
// The page sends commands, the worker answers with events. A run has an id, chosen by the page; events of a run that the
// page has given up are ignored by it. Figures share one worker, so several runs may be open at once.
import type { BackendId, Evaluation, StepReport } from '../network/backend.ts';
import type { BaselineJob, BaselineResult } from '../network/baselines.ts';
import type { BackendReport } from '../network/device-report.ts';
import type { Split } from '../network/examples.ts';
import type { HouseNumberSet } from '../network/house-numbers.ts';
import type { Inspection } from '../network/inspection.ts';
import type { Parameters } from '../network/parameters.ts';
import type { Problem } from '../network/result.ts';
import type { StudyJob, StudyReport } from '../network/studies.ts';
import type { MnistRef } from '../network/dataset.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { KeptRun } from './kept-run.ts';
import type { RecordedTweak, RunLog, Timeline } from './timeline.ts';
import type { Tweak } from '../network/tweak.ts';

export type { Tweak } from '../network/tweak.ts';

export type RunId = string;

/** What is sent through a network to look inside it. */
export type Inspected =
  /**
   * count x inputSize and, to go backwards too, count x outputs: targets, or in their place errors of the last weighted
   * sums, such as −1 for one output and 1 for another to learn how the difference of the two depends on the inputs.
   */
  | {
      readonly kind: 'given';
      readonly inputs: Float32Array;
      readonly targets: Float32Array | null;
      readonly sumErrors?: Float32Array;
      readonly count: number;
    }
  /** The run's own examples, by position in the split, with the targets that they have. */
  | { readonly kind: 'examples'; readonly split: Split; readonly indices: Uint32Array };

export type Command =
  /** Starts to fetch the data set: test images and the first training chunk first. Sent again after a failure: a retry. */
  | { readonly type: 'fetch-data' }
  /**
   * Builds the plan's network with its first weights, on the chosen backend or ('auto') the best that this device has. No step is taken.
   * Replaces a run of the same id. With `parameters` that fit the network it starts from these instead. With `resume` it goes on from the run's last checkpoint, plan and all, where one is kept.
   */
  | {
      readonly type: 'open';
      readonly run: RunId;
      readonly plan: TrainingPlan;
      readonly backend: BackendId | 'auto';
      /** Where it is kept on the device; left out: under its id. No other tab may hold it. */
      readonly place?: string;
      readonly resume?: boolean;
      readonly parameters?: Parameters;
      /** Goes on from this, as it was saved, plan and all. */
      readonly kept?: KeptRun;
      /** Keeps moments that can be gone back to, and tells of them by `timeline`. Left out: no. */
      readonly moments?: boolean;
      /** Goes on from this one of them, in the place of the last checkpoint. */
      readonly from?: number;
      /** Makes these changes at exactly their steps, in the order given, and rests at the step `until`. */
      readonly replay?: { readonly tweaks: readonly RecordedTweak[]; readonly until: number };
    }
  /** Puts a run that keeps moments, at rest, where it stood then. Answered by `visited`, or by a notice where that moment is gone. */
  | { readonly type: 'go-to'; readonly run: RunId; readonly moment: number }
  /** The run that is kept in this place, which is not open, waits there, with a quarter of the room for its moments; or is not wanted any more. */
  | { readonly type: 'put-aside'; readonly place: string; readonly keep: boolean }
  /** What the run was made of so far. Answered by `log` with the same id. */
  | { readonly type: 'read-log'; readonly run: RunId; readonly id: number }
  /** All of the run, so that it can be saved and gone on with. Answered by `saved` with the same id. */
  | { readonly type: 'save'; readonly run: RunId; readonly id: number }
  /** Trains until paused, stopped or all epochs are done. Also resumes. */
  | { readonly type: 'train'; readonly run: RunId }
  | { readonly type: 'pause'; readonly run: RunId }
  /** Takes one training step, then stays paused. */
  | { readonly type: 'step'; readonly run: RunId }
  /** Ends the run and frees what it holds. */
  | { readonly type: 'close'; readonly run: RunId }
  | { readonly type: 'tweak'; readonly run: RunId; readonly tweak: Tweak }
  /** Moves the run as it is to another backend; it goes on there if it was training. */
  | { readonly type: 'move'; readonly run: RunId; readonly backend: BackendId | 'auto' }
  /** The network's outputs for the reader's own inputs. Answered by `prediction` with the same id. */
  | {
      readonly type: 'predict';
      readonly run: RunId;
      readonly id: number;
      readonly inputs: Float32Array;
      readonly count: number;
    }
  /** What the network makes of some examples, layer by layer. Answered by `inspection` with the same id. */
  | {
      readonly type: 'inspect';
      readonly run: RunId;
      readonly id: number;
      readonly of: Inspected;
      /** Whether the gradients are wanted, and not only their lengths. */
      readonly whole: boolean;
      /** Those of another moment, to be looked through in place of the run's own. */
      readonly parameters?: Parameters;
    }
  /** What the network makes of all test images, now. Answered by `measured` with the same id. */
  | { readonly type: 'measure'; readonly run: RunId; readonly id: number }
  /** Asks for images as they are: answered by `examples` with the same id, as soon as all of them are here. */
  | {
      readonly type: 'read-examples';
      readonly id: number;
      readonly data: MnistRef;
      readonly split: Split;
      readonly indices: Uint32Array;
    }
  /** Measures a reader of digits that is no network, beside whatever trains. Told of by `baseline` events with the same id. */
  | { readonly type: 'baseline'; readonly id: number; readonly job: BaselineJob }
  /** Ends such a job; nothing more is told of it. */
  | { readonly type: 'cancel-baseline'; readonly id: number }
  /** Trains a model beside the networks of the plans. Told of by `study` events with the same id. */
  | { readonly type: 'study'; readonly id: number; readonly job: StudyJob }
  /** Lets it rest, or go on. Before it rests it tells where it stands. */
  | { readonly type: 'rest-study'; readonly id: number; readonly resting: boolean }
  /** Ends it and frees what it holds; nothing more is told of it. */
  | { readonly type: 'end-study'; readonly id: number }
  /** Reads the house numbers in a file of the reader's. Told of by `house-numbers` events with the same id, which becomes the set's. */
  | { readonly type: 'read-house-numbers'; readonly id: number; readonly file: Blob }
  /** Frees those that were read, and ends a reading. */
  | { readonly type: 'drop-house-numbers' }
  /** Asks for some of them in colour. Answered by `house-number-images` with the same id. */
  | { readonly type: 'view-house-numbers'; readonly id: number; readonly indices: Uint32Array }
  /** What the backends of this device are worth with these plans. Told of by `device` events with the same id; with `measure` all are tried and timed anew. */
  | {
      readonly type: 'report-device';
      readonly id: number;
      readonly plans: readonly TrainingPlan[];
      readonly measure: boolean;
    };

/** How one backend fares on this device with the plan of a run. */
export interface BackendStatus {
  readonly id: BackendId;
  readonly label: string;
  /**
   * running: this run is on it. ready: could be chosen. fallback: a GPU that software imitates; can be chosen, never picked by itself.
   * unavailable, unsupported: cannot be chosen.
   */
  readonly status: 'running' | 'ready' | 'fallback' | 'unavailable' | 'unsupported';
  /** Device name, or why not. */
  readonly detail: string;
  /** Training speed measured on this device for this kind of network; null before it was measured. */
  readonly examplesPerSecond: number | null;
}

export interface DataProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** Images that have arrived and been verified. */
  readonly training: number;
  readonly validation: number;
  readonly test: number;
  /** All chunks are here. */
  readonly complete: boolean;
}

/** Where a run stands. */
export interface RunPosition {
  /** Training steps since the start. */
  readonly step: number;
  /** Epochs completed, with a fraction within the present one. */
  readonly epoch: number;
}

/** How fast and how well, averaged since the last report. At most one in 50 ms; in 24 ms from a small network on a plan's own points. */
export interface ProgressReport extends RunPosition, StepReport {
  readonly examplesPerSecond: number;
  /** On some of the test images, between epochs; null when it was not measured this time. */
  readonly estimate: Evaluation | null;
}

export interface EpochReport extends RunPosition {
  readonly training: { readonly cost: number; readonly accuracy: number };
  /** null when the plan holds out no validation images. */
  readonly validation: Evaluation | null;
  readonly test: Evaluation;
  /** Seconds of training, without evaluation. */
  readonly seconds: number;
}

export type WorkerEvent =
  /** Sent every two seconds, so that the page can tell a busy worker from a dead one. */
  | { readonly type: 'alive' }
  | { readonly type: 'data'; readonly progress: DataProgress }
  | { readonly type: 'data-failed'; readonly problem: Problem }
  | {
      readonly type: 'opened';
      readonly run: RunId;
      readonly plan: TrainingPlan;
      readonly backend: BackendId;
      /** Where it is kept. */
      readonly place: string;
      /** Step 0, or where its last checkpoint left it. */
      readonly position: RunPosition;
      /** The epochs before that position, when it goes on from a checkpoint. Only the last has `verdicts` and `costs`. */
      readonly history: readonly EpochReport[];
    }
  | {
      readonly type: 'backends';
      readonly run: RunId;
      readonly backends: readonly BackendStatus[];
      /** One sentence: why this one runs and not a better one. */
      readonly reason: string;
    }
  | { readonly type: 'training'; readonly run: RunId }
  | { readonly type: 'paused'; readonly run: RunId; readonly position: RunPosition }
  | {
      readonly type: 'tweaked';
      readonly run: RunId;
      readonly tweak: Tweak;
      readonly at: RunPosition;
      /** Made by a replay, not by the reader. */
      readonly recorded?: true;
    }
  | { readonly type: 'progress'; readonly run: RunId; readonly report: ProgressReport }
  | { readonly type: 'epoch'; readonly run: RunId; readonly report: EpochReport }
  /** Copies, a few times a second while training (some 60 times from a small network on a plan's own points) and at every pause and epoch. */
  | {
      readonly type: 'weights';
      readonly run: RunId;
      readonly parameters: Parameters;
      readonly at: RunPosition;
    }
  | {
      readonly type: 'prediction';
      readonly run: RunId;
      readonly id: number;
      /** [count x classes]; null when the run is not open or takes other inputs. Every `predict` is answered. */
      readonly outputs: Float32Array | null;
      readonly at: RunPosition;
    }
  | {
      readonly type: 'inspection';
      readonly run: RunId;
      readonly id: number;
      /** null when the run is not open, takes other inputs or has no such examples yet. Every `inspect` is answered. */
      readonly inspection: Inspection | null;
      readonly at: RunPosition;
    }
  | {
      readonly type: 'measured';
      readonly run: RunId;
      readonly id: number;
      /** null when the run is not open, or the test images have not arrived. Every `measure` is answered. */
      readonly found: { readonly evaluation: Evaluation; readonly parameters: Parameters } | null;
      readonly at: RunPosition;
    }
  /** Both are empty when the split has no such examples. */
  | {
      readonly type: 'examples';
      readonly id: number;
      readonly inputs: Uint8Array;
      readonly labels: Uint8Array;
    }
  /** At most one in 100 ms. The job is done when `done` is `total`. */
  | {
      readonly type: 'baseline';
      readonly id: number;
      readonly done: number;
      /** What there is to do, in images looked at; 0 while images are still arriving. */
      readonly total: number;
      /** As far as it goes: counts so far, or null where there is nothing before the end. */
      readonly result: BaselineResult | null;
    }
  /** At most one in 100 ms while it learns; the last one is done. */
  | {
      readonly type: 'study';
      readonly id: number;
      readonly done: boolean;
      readonly report: StudyReport;
    }
  /** At most one in 100 ms while they are read. The set of an earlier reading stays until this one is done. */
  | {
      readonly type: 'house-numbers';
      readonly id: number;
      readonly readBytes: number;
      readonly totalBytes: number;
      /** The end, when there is one of the two. */
      readonly set: HouseNumberSet | null;
      readonly problem: Problem | null;
    }
  /** As in the file, image after image; both are empty where there are no such images. */
  | {
      readonly type: 'house-number-images';
      readonly id: number;
      readonly images: Uint8Array;
      readonly labels: Uint8Array;
    }
  /** In the registry's order; sent again after each thing found out, until `done`. */
  | {
      readonly type: 'device';
      readonly id: number;
      readonly backends: readonly BackendReport[];
      readonly done: boolean;
    }
  /** All epochs are done; the network stays open for predictions, more epochs (tweak) and steps. */
  | { readonly type: 'ended'; readonly run: RunId; readonly position: RunPosition }
  /** The run is kept on this device up to here, and `open` with `resume` would go on from it. */
  | {
      readonly type: 'kept';
      readonly run: RunId;
      readonly place: string;
      readonly plan: TrainingPlan;
      readonly at: RunPosition;
    }
  | { readonly type: 'timeline'; readonly run: RunId; readonly timeline: Timeline }
  /** The run stands where it stood before, with the settings of then. */
  | {
      readonly type: 'visited';
      readonly run: RunId;
      readonly plan: TrainingPlan;
      readonly position: RunPosition;
      /** As in `opened`. */
      readonly history: readonly EpochReport[];
      readonly tweaks: readonly { readonly tweak: Tweak; readonly at: RunPosition }[];
    }
  /** On the first test images, where a run has come to without training. */
  | {
      readonly type: 'estimated';
      readonly run: RunId;
      readonly evaluation: Evaluation;
      readonly at: RunPosition;
    }
  /** After that, on all of them. */
  | {
      readonly type: 'tested';
      readonly run: RunId;
      readonly evaluation: Evaluation;
      readonly at: RunPosition;
    }
  /** null when the run is not open. Every `read-log` is answered. */
  | { readonly type: 'log'; readonly run: RunId; readonly id: number; readonly log: RunLog | null }
  /** null when the run is not open. Every `save` is answered. */
  | {
      readonly type: 'saved';
      readonly run: RunId;
      readonly id: number;
      readonly kept: KeptRun | null;
    }
  /** What the reader should know and that does not stop the run. */
  | { readonly type: 'notice'; readonly run: RunId; readonly message: string }
  /** Ends the run: what it holds is freed, and only `open` brings it back. */
  | {
      readonly type: 'failed';
      /** null: a message that could not be read; no run has ended. */
      readonly run: RunId | null;
      readonly problem: Problem;
      readonly position: RunPosition | null;
    };
