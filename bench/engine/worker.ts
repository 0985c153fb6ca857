// One backend at work: loads MNIST, trains networks, takes the time. Bench, in a worker of the browser.
import { backends } from '../../src/backends/index.ts';
import { browserSource } from '../../src/data/mnist/browser-source.ts';
import { MnistData } from '../../src/data/mnist/mnist-data.ts';
import { initialState } from '../../src/engine/initial-parameters.ts';
import { epochOrder } from '../../src/engine/order.ts';
import type { Backend, ExampleStore, HyperParameters, Trainer } from '../../src/network/backend.ts';
import { presetOf } from '../../src/network/presets/index.ts';
import type { TrainingPlan } from '../../src/network/training-plan.ts';
import type { BenchAnswer, BenchRequest } from './protocol.ts';

const inputSize = 784;
const sizes = { training: 50_000, validation: 0, test: 10_000 };
/** One call trains for about so long. */
const callMilliseconds = 100;
const predictions = 300;

interface Opened {
  readonly backend: Backend;
  readonly store: ExampleStore;
  readonly data: MnistData;
}

/** A network in training, and how many examples a call takes. */
interface Runner {
  readonly plan: TrainingPlan;
  readonly trainer: Trainer;
  readonly order: Uint32Array;
  callSize: number;
  at: number;
}

let opened: Opened | null = null;
const runners = new Map<string, Runner>();

function hyperOf({ optimiser, regularisation }: TrainingPlan): HyperParameters {
  const lambda = regularisation.kind === 'none' ? 0 : regularisation.lambda;
  return { learningRate: optimiser.learningRate, lambda };
}

async function open(id: string, folder: string): Promise<number> {
  const backend = backends.find((candidate) => candidate.id === id);
  if (backend === undefined) throw new Error(`there is no backend ${id}`);
  const availability = await backend.probe();
  if (availability.status === 'unavailable') throw new Error(availability.reason);
  const data = new MnistData(browserSource(folder));
  const loaded = await data.load();
  if (!loaded.ok) throw new Error(loaded.problem.message);
  const store = await backend.store(sizes, inputSize);
  await store.load('training', 0, data.examples('training', 0, sizes.training));
  await store.load('test', 0, data.examples('test', 0, sizes.test));
  opened = { backend, store, data };
  return 0;
}

function ready(): Opened {
  if (opened === null) throw new Error('open first');
  return opened;
}

function planOf(preset: string): TrainingPlan {
  const plan = presetOf(preset)?.plan;
  if (plan === undefined) throw new Error(`there is no preset ${preset}`);
  return plan;
}

async function start(plan: TrainingPlan): Promise<Trainer> {
  const { backend, store } = ready();
  const trainer = await backend.compile(plan, store);
  await trainer.write(initialState(plan));
  return trainer;
}

async function runnerOf(preset: string): Promise<Runner> {
  const known = runners.get(preset);
  if (known !== undefined) return known;
  const plan = planOf(preset);
  const runner = {
    plan,
    trainer: await start(plan),
    order: epochOrder(plan.seed, 0, sizes.training),
    callSize: plan.batchSize,
    at: 0,
  };
  // Compiling and warming up, and then how much fits into a call.
  await call(runner);
  for (let took = await call(runner); took < callMilliseconds / 2; took = await call(runner)) {
    if (runner.callSize * 2 > sizes.training) break;
    runner.callSize *= 2;
  }
  runners.set(preset, runner);
  return runner;
}

/** @returns milliseconds */
async function call(runner: Runner): Promise<number> {
  const { plan, trainer, order, callSize } = runner;
  if (runner.at + callSize > order.length) runner.at = 0;
  const part = order.slice(runner.at, runner.at + callSize);
  runner.at += callSize;
  const from = performance.now();
  await trainer.steps(part, plan.batchSize, hyperOf(plan));
  return performance.now() - from;
}

async function trainFor(preset: string, milliseconds: number): Promise<number> {
  const runner = await runnerOf(preset);
  let took = 0;
  let examples = 0;
  do {
    took += await call(runner);
    examples += runner.callSize;
  } while (took < milliseconds);
  return (1000 * examples) / took;
}

async function predictOne(preset: string): Promise<number> {
  const { trainer } = await runnerOf(preset);
  const { inputs } = ready().data.examples('test', 0, 1);
  const digit = Float32Array.from(inputs, (level) => level / 255);
  // Together, because the browser's clock is coarse.
  const from = performance.now();
  for (let i = 0; i < predictions; i++) await trainer.predict(digit, 1);
  return (performance.now() - from) / predictions;
}

async function trainWhole(preset: string): Promise<number> {
  const plan = planOf(preset);
  const from = performance.now();
  const trainer = await start(plan);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const order = epochOrder(plan.seed, epoch, sizes.training);
    await trainer.steps(order, plan.batchSize, hyperOf(plan));
    await trainer.evaluate('test', 0, sizes.test);
  }
  trainer.dispose();
  return (performance.now() - from) / 1000;
}

function answer(request: BenchRequest): Promise<number> {
  switch (request.kind) {
    case 'open':
      return open(request.backend, request.folder);
    case 'train':
      return trainFor(request.preset, request.milliseconds);
    case 'predict':
      return predictOne(request.preset);
    case 'whole':
      return trainWhole(request.preset);
  }
}

self.onmessage = ({ data }: MessageEvent<BenchRequest>) => {
  const reply = (message: BenchAnswer): void => {
    self.postMessage(message);
  };
  answer(data).then(
    (value) => reply({ ok: true, value }),
    (error: unknown) => reply({ ok: false, message: String(error) }),
  );
};
