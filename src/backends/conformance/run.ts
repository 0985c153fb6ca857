// Runs a conformance case on a backend. Worker (self-test at start) and tests.
import type { Backend, Evaluation, StepReport, Trainer } from '../../network/backend.ts';
import { trainingSize } from '../../network/dataset.ts';
import { checkedShapes, inputSize } from '../../network/network-spec.ts';
import { optimiserSlots } from '../../network/optimisers/index.ts';
import type { Parameters, TrainerState } from '../../network/parameters.ts';
import { splits } from '../../network/examples.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { sizeOf } from '../../network/layers/layer-definition.ts';
import { Generator } from '../../random/generator.ts';
import type { ConformanceCase } from './cases.ts';
import { asFloats, conformanceSizes, patternExamples } from './examples.ts';

/** What a backend made of a case. */
export interface Outcome {
  readonly report: StepReport;
  readonly state: TrainerState;
  readonly evaluation: Evaluation;
  /** [test examples x 10] the network's outputs for the test examples. */
  readonly outputs: Float32Array;
}

/** Gives `use` a trainer for the case, with data and first parameters in place, and frees everything afterwards. */
export async function withTrainer<Value>(
  backend: Backend,
  { plan, ink, inputs }: ConformanceCase,
  use: (trainer: Trainer) => Promise<Value>,
): Promise<Value> {
  const size = inputSize(plan.network);
  const store = await backend.store(conformanceSizes, size);
  try {
    for (const split of splits) {
      const bytes = patternExamples(size, conformanceSizes[split], ink, split);
      await store.load(split, 0, inputs === 'bytes' ? bytes : asFloats(bytes));
    }
    const trainer = await backend.compile(plan, store);
    try {
      await trainer.write(firstState(plan));
      return await use(trainer);
    } finally {
      trainer.dispose();
    }
  } finally {
    store.dispose();
  }
}

/** The examples of the case's 20 steps: each drawn at random, the last batch smaller unless batches are of one. */
export function caseOrder({ plan, examples }: ConformanceCase): Uint32Array {
  const generator = Generator.seeded(plan.seed, 'conformance order');
  return Uint32Array.from({ length: examples }, () => generator.below(trainingSize(plan.data)));
}

/** The settings that the case's plan starts with. */
export function caseHyper({ optimiser, regularisation }: TrainingPlan): {
  readonly learningRate: number;
  readonly lambda: number;
} {
  return {
    learningRate: optimiser.learningRate,
    lambda: regularisation.kind === 'none' ? 0 : regularisation.lambda,
  };
}

/** All 20 steps in one call, then a test. */
export function runCase(backend: Backend, conformanceCase: ConformanceCase): Promise<Outcome> {
  const { plan } = conformanceCase;
  return withTrainer(backend, conformanceCase, async (trainer) => {
    const order = caseOrder(conformanceCase);
    const report = await trainer.steps(order, plan.batchSize, caseHyper(plan));
    return outcomeOf(trainer, conformanceCase, report);
  });
}

/** As runCase, but the first `pauseAfter` steps on one trainer and the others on another, to which the state is handed over. */
export async function runCaseInTwoParts(
  backend: Backend,
  conformanceCase: ConformanceCase,
  pauseAfter: number,
): Promise<TrainerState> {
  const { batchSize } = conformanceCase.plan;
  const order = caseOrder(conformanceCase);
  const hyper = caseHyper(conformanceCase.plan);
  const half = pauseAfter * batchSize;
  const paused = await withTrainer(backend, conformanceCase, async (trainer) => {
    await trainer.steps(order.slice(0, half), batchSize, hyper);
    return trainer.read();
  });
  return withTrainer(backend, conformanceCase, async (trainer) => {
    await trainer.write(paused);
    await trainer.steps(order.slice(half), batchSize, hyper);
    return trainer.read();
  });
}

async function outcomeOf(
  trainer: Trainer,
  { plan, ink }: ConformanceCase,
  report: StepReport,
): Promise<Outcome> {
  const count = conformanceSizes.test;
  const tests = asFloats(patternExamples(inputSize(plan.network), count, ink, 'test'));
  return {
    report,
    state: await trainer.read(),
    evaluation: await trainer.evaluate('test', 0, count),
    outputs: await trainer.predict(Float32Array.from(tests.inputs), count),
  };
}

/** Weights N(0, 1/n_in) and biases N(0, 0.25), whatever the plan says: engine/ draws the plan's. */
function firstState(plan: TrainingPlan): TrainerState {
  const generator = Generator.seeded(plan.seed, 'conformance');
  const draw = (length: number, deviation: number) =>
    Float32Array.from({ length }, () => deviation * generator.normal());
  const parameters: Parameters = checkedShapes(plan.network).map(({ parameters: shapes }) =>
    shapes === null
      ? null
      : {
          weights: draw(sizeOf(shapes.weights), 1 / Math.sqrt(shapes.fanIn)),
          biases: shapes.biases === null ? null : draw(shapes.biases[0], 0.5),
        },
  );
  return { parameters, optimiser: emptyMemory(plan, parameters), step: 0 };
}

function emptyMemory(plan: TrainingPlan, like: Parameters): TrainerState['optimiser'] {
  const zeros = (): Parameters =>
    like.map((layer) =>
      layer === null
        ? null
        : {
            weights: new Float32Array(layer.weights.length),
            biases: layer.biases === null ? null : new Float32Array(layer.biases.length),
          },
    );
  return Object.fromEntries(optimiserSlots[plan.optimiser.kind].map((slot) => [slot, zeros()]));
}
