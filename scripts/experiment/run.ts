// One run of a plan in Node, told epoch by epoch. Node.
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { MnistData } from '../../src/data/mnist/mnist-data.ts';
import { splitRange, splitSizes, testImages } from '../../src/data/mnist/split.ts';
import {
  EngineRun,
  initialState,
  stageSize,
  train,
  type EpochReport,
  type Staging,
} from '../../src/engine/index.ts';
import { epochSize, isAugmented } from '../../src/network/augmentation.ts';
import type { Backend, ExampleStore } from '../../src/network/backend.ts';
import type { MnistRef } from '../../src/network/dataset.ts';
import { splits } from '../../src/network/examples.ts';
import { inputSize } from '../../src/network/network-spec.ts';
import type { TrainingPlan } from '../../src/network/training-plan.ts';

/** @returns where a plan that makes its training images gets them; undefined for one that takes them as they are */
async function fill(
  store: ExampleStore,
  plan: TrainingPlan,
  data: MnistRef,
  mnist: MnistData,
): Promise<Staging | undefined> {
  const staged = isAugmented(plan);
  for (const split of splits) {
    const { part, from, count } = splitRange(data, split);
    if (staged && split === 'training') continue;
    await store.load(split, 0, mnist.examples(part, from, count));
  }
  if (!staged) return undefined;
  return {
    source: (index) => mnist.examples('training', index, 1),
    load: (examples) => store.load('training', 0, examples),
  };
}

/**
 * Trains the plan, on MNIST, and prints a line an epoch.
 * @param stopAsked whether to end after the present epoch
 * @throws where the data are others, and where the cost becomes infinite
 */
export async function runPlan(
  plan: TrainingPlan,
  backend: Backend,
  mnist: MnistData,
  stopAsked: () => boolean,
): Promise<readonly EpochReport[]> {
  const { data } = plan;
  if (data.dataset !== 'mnist') throw new Error('The experiments are on MNIST.');
  const sizes = splitSizes(data);
  const training = isAugmented(plan) ? stageSize : sizes.training;
  const store = await backend.store({ ...sizes, training }, inputSize(plan.network));
  const staging = await fill(store, plan, data, mnist);
  const trainer = await backend.compile(plan, store);
  await trainer.write(initialState(plan));

  const reports: EpochReport[] = [];
  const events = train(EngineRun.started(plan), {
    trainer,
    supply: { testSize: testImages, ready: () => Promise.resolve(), staging },
    clock: () => performance.now(),
    shouldStop: () => false,
  });
  for await (const event of events) {
    if (event.type === 'epoch') {
      reports.push(event.report);
      console.log(lineOf(event.report, plan));
      // A signal is only heard when Node has nothing else to do.
      await setImmediate();
      if (stopAsked()) break;
    }
    if (event.type === 'diverged') {
      throw new Error(`The cost became infinite at step ${event.step}.`);
    }
  }
  trainer.dispose();
  store.dispose();
  return reports;
}

function lineOf(
  { epoch, training, validation, test, seconds }: EpochReport,
  plan: TrainingPlan,
): string {
  return [
    `epoch ${epoch}`,
    `training cost ${training.cost.toFixed(4)}`,
    ...(validation === null ? [] : [`validation ${validation.correct} of ${validation.count}`]),
    `test ${test.correct} of ${testImages}`,
    `${Math.round(epochSize(plan) / seconds)} examples/s`,
  ].join(', ');
}
