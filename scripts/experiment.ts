// Repeats a published experiment with the book's own engine, in Node: npm run experiment -- NAME [--seed N] [--epochs N]
// [--backend NAME]. Prints every epoch and records the run in experiments/results/. Ctrl-C ends it after the present epoch and
// records what it has.
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { kernelsBackend } from '../src/backends/kernels/index.ts';
import { referenceBackend } from '../src/backends/reference/index.ts';
import { MnistData } from '../src/data/mnist/mnist-data.ts';
import { splitRange, splitSizes, testImages } from '../src/data/mnist/split.ts';
import {
  EngineRun,
  initialState,
  stageSize,
  train,
  type EpochReport,
  type Staging,
} from '../src/engine/index.ts';
import { epochSize, isAugmented } from '../src/network/augmentation.ts';
import type { Backend, ExampleStore } from '../src/network/backend.ts';
import { splits } from '../src/network/examples.ts';
import type { MnistRef } from '../src/network/dataset.ts';
import { inputSize } from '../src/network/network-spec.ts';
import { presetOf, presets } from '../src/network/presets/index.ts';
import { parsePlan, type TrainingPlan } from '../src/network/training-plan.ts';
import { nodeSource } from './data/node-source.ts';
import { readBinary } from './kernels-binary.ts';

/** Those that need no browser. */
const backends: Readonly<Record<string, Backend>> = {
  reference: referenceBackend,
  kernels: kernelsBackend({ loadBinary: readBinary }),
};

interface Request {
  readonly name: string;
  readonly plan: TrainingPlan;
  readonly backend: Backend;
}

/** Ends the program with a sentence. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function parseRequest(): Request {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      epochs: { type: 'string' },
      backend: { type: 'string', default: 'reference' },
    },
  });
  const [name = ''] = positionals;
  const preset = presetOf(name);
  if (preset === undefined) {
    refuse(
      `There is no experiment “${name}”. There are: ${presets.map(({ id }) => id).join(', ')}.`,
    );
  }
  const plan = parsePlan({
    ...preset.plan,
    seed: Number(values.seed),
    epochs: values.epochs === undefined ? preset.plan.epochs : Number(values.epochs),
  });
  if (!plan.ok) refuse(plan.problem.message);
  const backend = backends[values.backend];
  if (backend === undefined) {
    refuse(
      `There is no backend “${values.backend}”. There are: ${Object.keys(backends).join(', ')}.`,
    );
  }
  return { name, plan: plan.value, backend };
}

/** @returns where a plan that makes its training images gets them; undefined for one that takes them as they are */
async function loadMnist(
  store: ExampleStore,
  plan: TrainingPlan,
  data: MnistRef,
): Promise<Staging | undefined> {
  const mnist = new MnistData(nodeSource());
  const loaded = await mnist.load();
  if (!loaded.ok) refuse(`${loaded.problem.message} ${loaded.problem.hint}`);
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

/** Whether the user has asked for the end. */
function listenForStop(): () => boolean {
  let asked = false;
  process.once('SIGINT', () => {
    asked = true;
  });
  return () => asked;
}

async function runExperiment({ plan, backend }: Request): Promise<readonly EpochReport[]> {
  const { data } = plan;
  if (data.dataset !== 'mnist') refuse('The experiments are on MNIST.');
  const sizes = splitSizes(data);
  const training = isAugmented(plan) ? stageSize : sizes.training;
  const store = await backend.store({ ...sizes, training }, inputSize(plan.network));
  const staging = await loadMnist(store, plan, data);
  const trainer = await backend.compile(plan, store);
  await trainer.write(initialState(plan));

  const stopAsked = listenForStop();
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
    if (event.type === 'diverged') refuse(`The cost became infinite at step ${event.step}.`);
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

function csvOf(reports: readonly EpochReport[]): string {
  const rows = reports.map(({ epoch, training, validation, test, seconds }) =>
    [
      epoch,
      training.cost.toFixed(6),
      training.accuracy.toFixed(6),
      validation?.correct ?? '',
      test.cost.toFixed(6),
      test.correct,
      seconds.toFixed(2),
    ].join(','),
  );
  const header =
    'epoch,training_cost,training_accuracy,validation_correct,test_cost,test_correct,seconds';
  return [header, ...rows, ''].join('\n');
}

/** Right on the test images after the epoch that read most validation images right, the first of equals. */
function atBestValidation(reports: readonly EpochReport[]): number | undefined {
  const validated = reports.flatMap(({ validation, test }) =>
    validation === null ? [] : [{ validation: validation.correct, test: test.correct }],
  );
  const best = Math.max(...validated.map(({ validation }) => validation));
  return validated.find(({ validation }) => validation === best)?.test;
}

async function record({ name, plan: asked, backend }: Request, reports: readonly EpochReport[]) {
  const plan = { ...asked, epochs: reports.length };
  const folder = new URL('../experiments/results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  // A shortened run does not replace a whole one.
  const length = plan.epochs === presetOf(name)?.plan.epochs ? '' : `-${plan.epochs}-epochs`;
  const file = `${name}${length}-seed${plan.seed}-${backend.id}`;
  const summary = {
    command: `npm run experiment -- ${name} --seed ${plan.seed} --epochs ${plan.epochs} --backend ${backend.id}`,
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`,
    trainingSeconds: Math.round(reports.reduce((sum, { seconds }) => sum + seconds, 0)),
    bestTestCorrect: Math.max(...reports.map(({ test }) => test.correct)),
    testCorrectAtBestValidation: atBestValidation(reports),
    lastTestCorrect: reports.at(-1)?.test.correct,
    plan,
  };
  await writeFile(new URL(`${file}.csv`, folder), csvOf(reports));
  await writeFile(new URL(`${file}.json`, folder), `${JSON.stringify(summary, null, 2)}\n`);
  console.log(
    `Best: ${summary.bestTestCorrect} of ${testImages}. Recorded as experiments/results/${file}.csv and .json`,
  );
}

const request = parseRequest();
await record(request, await runExperiment(request));
