// The contract between the engine and whatever does the arithmetic. Any thread; implemented in backends/.
import type { Examples, Split, SplitSizes } from './examples.ts';
import type { TrainerState } from './parameters.ts';
import type { TrainingPlan } from './training-plan.ts';
import type { Problem } from './result.ts';

export const backendIds = [
  'kernels',
  'tensorflow-webgpu',
  'tensorflow-webgl',
  'tensorflow-wasm',
  'tensorflow-cpu',
  'reference',
] as const;
export type BackendId = (typeof backendIds)[number];

/** Whether a backend can run on this device. `fallback`: it can, but on a GPU that software imitates, so it is never picked by itself. */
export type Availability =
  | { readonly status: 'available'; readonly detail: string }
  | { readonly status: 'fallback'; readonly detail: string }
  | { readonly status: 'unavailable'; readonly reason: string };

/** Whether a backend can run a plan. */
export type Support =
  { readonly supported: true } | { readonly supported: false; readonly reason: string };

/** Settings that may change between two steps of a run. */
export interface HyperParameters {
  /** eta, above 0. */
  readonly learningRate: number;
  /** lambda of L2 or L1, 0 or more; unused where the plan has no regularisation. */
  readonly lambda: number;
}

/** What some consecutive training steps saw, measured on the forward pass of each step, before its update. */
export interface StepReport {
  readonly steps: number;
  readonly examples: number;
  /** Mean cost an example, without the regularisation term. */
  readonly cost: number;
  /** How many of the examples were right: classified so or, where the targets are values, with every output within 0.5 of its own. */
  readonly correct: number;
  /** Index within these steps of the first whose cost was NaN or infinite; null when all were finite. */
  readonly divergedAt: number | null;
}

/** A pass over examples without learning. */
export interface Evaluation {
  readonly split: Split;
  /** First example, and how many. */
  readonly from: number;
  readonly count: number;
  readonly correct: number;
  /** Mean cost an example, without the regularisation term. */
  readonly cost: number;
  /** [count] the class with the largest output; where the targets are values, 1 for right and 0 for wrong. */
  readonly verdicts: Uint8Array;
  /** [count] cost of each example. */
  readonly costs: Float32Array;
}

/** A data set in a backend's own memory, kept across networks. */
export interface ExampleStore {
  /** Copies examples in, from position `at` of a split. */
  load(split: Split, at: number, examples: Examples): Promise<void>;
  dispose(): void;
}

/** A network in training on a backend. One call at a time. */
export interface Trainer {
  /**
   * Takes ceil(order.length / batchSize) steps; the last may be on fewer examples.
   * @param order indices into the training split
   */
  steps(order: Uint32Array, batchSize: number, hyper: HyperParameters): Promise<StepReport>;
  evaluate(split: Split, from: number, count: number): Promise<Evaluation>;
  /** @param inputs count x inputSize, 0..1. @returns count x classes activations of the last layer */
  predict(inputs: Float32Array, count: number): Promise<Float32Array>;
  /** Copies: the caller owns them. */
  read(): Promise<TrainerState>;
  write(state: TrainerState): Promise<void>;
  dispose(): void;
}

export interface Backend {
  readonly id: BackendId;
  /** Name for the reader, such as 'WebGPU (TensorFlow.js)'. */
  readonly label: string;
  /** Never throws: what goes wrong is the reason of 'unavailable'. */
  probe(): Promise<Availability>;
  supports(plan: TrainingPlan): Support;
  /** Allocates room for a data set; examples are loaded as they arrive. */
  store(sizes: SplitSizes, inputSize: number): Promise<ExampleStore>;
  /** Parameters are all zero until write(). The trainer reads examples from the store, which must outlive it. */
  compile(plan: TrainingPlan, store: ExampleStore): Promise<Trainer>;
}

/** Thrown by a trainer whose device went away; the engine turns it into a `failed` event and the run moves on elsewhere. */
export class BackendLost extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'BackendLost';
  }
}
