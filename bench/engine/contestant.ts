// Who trains in a worker of the benchmark: a backend of the book, or TensorFlow.js as its users write it. Bench.
import { backends } from '../../src/backends/index.ts';
import { browserSource } from '../../src/data/mnist/browser-source.ts';
import { MnistData } from '../../src/data/mnist/mnist-data.ts';
import { initialState } from '../../src/engine/initial-parameters.ts';
import { epochOrder } from '../../src/engine/order.ts';
import type { Backend, HyperParameters } from '../../src/network/backend.ts';
import type { TrainingPlan } from '../../src/network/training-plan.ts';
import type { Contestant } from './cases.ts';
import { startTaped, TapedTrainer, type TapedDevice } from './taped.ts';

const inputSize = 784;
const sizes = { training: 50_000, validation: 0, test: 10_000 };
/** The taped program holds its images as floats. */
const tapedImages = 10_000;

/** A network in training. */
export interface Runner {
  /** How many training images there are. */
  readonly images: number;
  steps(order: Uint32Array): Promise<void>;
}

/** What only a backend of the book is asked. */
export interface BookRunner extends Runner {
  predictOne(): Promise<unknown>;
  /** All epochs, a test after each. */
  whole(): Promise<void>;
}

export interface OpenContestant {
  start(plan: TrainingPlan): Promise<Runner>;
  startBook(plan: TrainingPlan): Promise<BookRunner>;
}

export async function openContestant(
  contestant: Contestant,
  folder: string,
): Promise<OpenContestant> {
  const data = new MnistData(browserSource(folder));
  const loaded = await data.load();
  if (!loaded.ok) throw new Error(loaded.problem.message);
  if (contestant === 'taped-wasm') return openTaped('wasm', data);
  if (contestant === 'taped-cpu') return openTaped('cpu', data);
  const backend = backends.find(({ id }) => id === contestant);
  if (backend === undefined) throw new Error(`there is no backend ${contestant}`);
  return openBackend(backend, data);
}

async function openTaped(device: TapedDevice, data: MnistData): Promise<OpenContestant> {
  await startTaped(device);
  const examples = data.examples('training', 0, tapedImages);
  return {
    start(plan) {
      const trainer = new TapedTrainer(plan, examples);
      const steps = (order: Uint32Array) => trainer.steps(order, plan.batchSize);
      return Promise.resolve({ images: tapedImages, steps });
    },
    startBook: () => Promise.reject(new Error('not asked of TensorFlow.js')),
  };
}

async function openBackend(backend: Backend, data: MnistData): Promise<OpenContestant> {
  const availability = await backend.probe();
  if (availability.status === 'unavailable') throw new Error(availability.reason);
  const store = await backend.store(sizes, inputSize);
  await store.load('training', 0, data.examples('training', 0, sizes.training));
  await store.load('test', 0, data.examples('test', 0, sizes.test));
  const digit = Float32Array.from(data.examples('test', 0, 1).inputs, (level) => level / 255);

  const startBook = async (plan: TrainingPlan): Promise<BookRunner> => {
    const trainer = await backend.compile(plan, store);
    await trainer.write(initialState(plan));
    const steps = async (order: Uint32Array): Promise<void> => {
      await trainer.steps(order, plan.batchSize, hyperOf(plan));
    };
    return {
      images: sizes.training,
      steps,
      predictOne: () => trainer.predict(digit, 1),
      async whole() {
        for (let epoch = 0; epoch < plan.epochs; epoch++) {
          await steps(epochOrder(plan.seed, epoch, sizes.training));
          await trainer.evaluate('test', 0, sizes.test);
        }
      },
    };
  };
  return { start: startBook, startBook };
}

function hyperOf({ optimiser, regularisation }: TrainingPlan): HyperParameters {
  const lambda = regularisation.kind === 'none' ? 0 : regularisation.lambda;
  return { learningRate: optimiser.learningRate, lambda };
}
