// How fast a backend takes a plan's training steps on this device. Worker. Measured on made-up digits, so that it needs no
// data, in slices so short that nobody notices.
import type { Backend } from '../network/backend.ts';
import { inputSize } from '../network/network-spec.ts';
import type { TrainerState } from '../network/parameters.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { patternExamples } from './conformance/examples.ts';

export interface Stopwatch {
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Called between two slices. */
  readonly between: () => Promise<void>;
  /** Asked between two slices; true ends the measurement. */
  readonly shouldStop: () => boolean;
}

/** Milliseconds of training steps, in all and in a slice. */
const total = 250;
const slice = 25;
const exampleCount = 1000;
/** A share of ink as in MNIST. */
const ink = 0.19;
const longest = 16_384;

/**
 * @param state first weights of the plan
 * @returns examples a second in the fastest slice: what disturbs a slice only makes it slower; null when it was stopped
 * @throws what the backend throws
 */
export async function timeSteps(
  backend: Backend,
  plan: TrainingPlan,
  state: TrainerState,
  { now, between, shouldStop }: Stopwatch,
): Promise<number | null> {
  const size = inputSize(plan.network);
  const sizes = { training: exampleCount, validation: 0, test: 0 };
  const store = await backend.store(sizes, size);
  try {
    await store.load('training', 0, patternExamples(size, exampleCount, ink, 'speed'));
    const trainer = await backend.compile(plan, store);
    try {
      await trainer.write(state);
      const order = Uint32Array.from({ length: longest }, (_, index) => index % exampleCount);
      const take = (examples: number) =>
        trainer.steps(order.subarray(0, examples), plan.batchSize, hyperOf(plan));
      // One example to begin with: a slow backend would hold everything up with a whole batch.
      let examples = 1;
      await take(examples);
      let fastest = 0;
      for (let spent = 0; spent < total;) {
        await between();
        if (shouldStop()) return null;
        const before = now();
        await take(examples);
        const took = Math.max(now() - before, 0.05);
        spent += took;
        fastest = Math.max(fastest, (1000 * examples) / took);
        examples = nextSlice(examples, took, plan.batchSize);
      }
      return fastest;
    } finally {
      trainer.dispose();
    }
  } finally {
    store.dispose();
  }
}

/** Whole batches, where a batch fits into a slice. */
function nextSlice(examples: number, took: number, batchSize: number): number {
  const fitting = Math.min((examples * slice) / took, 4 * examples, longest);
  return fitting < batchSize
    ? Math.max(1, Math.floor(fitting))
    : Math.floor(fitting / batchSize) * batchSize;
}

function hyperOf({ optimiser, regularisation }: TrainingPlan) {
  return {
    learningRate: optimiser.learningRate,
    lambda: regularisation.kind === 'none' ? 0 : regularisation.lambda,
  };
}
