// Waiting for data: nothing is seen before it has arrived, and what is learnt does not depend on when it did.
import { describe, expect, it } from 'vitest';
import { patternExamples } from '../backends/conformance/examples.ts';
import { referenceBackend } from '../backends/reference/index.ts';
import type { Split } from '../network/examples.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { EngineRun, initialState, train } from './index.ts';

const inputs = 4;
const size = 25_000;

const plan: TrainingPlan = {
  ...fullyConnectedPlan(),
  network: {
    inputShape: [inputs],
    layers: [
      { kind: 'dense', units: 10, biases: true },
      { kind: 'activation', function: 'sigmoid' },
    ],
  },
  data: { dataset: 'mnist', training: size, validation: 100 },
  batchSize: 64,
  epochs: 2,
};

type Request = readonly [Split, number];

/** Trains to the end with a supply that does `onRequest`, and has the store's examples only as far as they were asked for. */
async function trainWith(onRequest: (request: Request, run: EngineRun) => Promise<void>) {
  const store = await referenceBackend.store({ training: size, validation: 100, test: 50 }, inputs);
  const examples = patternExamples(inputs, size, 0.5, 'training');
  let loaded = 0;
  /** Without repetitions. */
  const requests: Request[] = [];
  let asked = '';
  const trainer = await referenceBackend.compile(plan, store);
  await trainer.write(initialState(plan));
  const run = EngineRun.started(plan);

  const supply = {
    testSize: 50,
    async ready(split: Split, count: number) {
      if (`${split} ${count}` !== asked) requests.push([split, count]);
      asked = `${split} ${count}`;
      await onRequest([split, count], run);
      if (split !== 'training') {
        await store.load(split, 0, patternExamples(inputs, count, 0.5, split));
      } else if (count > loaded) {
        // Label 200 could never be right: what has not been asked for is not there.
        const labels = examples.labels.slice().fill(200, count);
        await store.load('training', 0, { ...examples, labels });
        loaded = count;
      }
    },
  };
  let now = 0;
  const events = train(run, { trainer, supply, clock: () => (now += 3), shouldStop: () => false });
  const costs: number[] = [];
  for await (const event of events) {
    if (event.type === 'slice') costs.push(event.report.cost);
  }
  return { requests, costs, run, state: await trainer.read() };
}

describe('train', () => {
  it('asks for the data block by block, and for the tests at the end of an epoch', async () => {
    const { requests } = await trainWith(() => Promise.resolve());
    const firstEpoch = requests.slice(
      0,
      requests.findIndex(([split]) => split === 'validation'),
    );
    expect(firstEpoch.filter(([split]) => split === 'training')).toEqual([
      ['training', 10_000],
      ['training', 20_000],
      ['training', size],
    ]);
    expect(requests).toContainEqual(['test', 50]);
    expect(requests).toContainEqual(['validation', 100]);
  });

  it('learns the same when all data is there at once', async () => {
    const inBlocks = await trainWith(() => Promise.resolve());
    const store = await referenceBackend.store(
      { training: size, validation: 100, test: 50 },
      inputs,
    );
    await store.load('training', 0, patternExamples(inputs, size, 0.5, 'training'));
    await store.load('validation', 0, patternExamples(inputs, 100, 0.5, 'validation'));
    await store.load('test', 0, patternExamples(inputs, 50, 0.5, 'test'));
    const trainer = await referenceBackend.compile(plan, store);
    await trainer.write(initialState(plan));
    let now = 0;
    const options = {
      trainer,
      supply: { testSize: 50, ready: () => Promise.resolve() },
      clock: () => (now += 3),
      shouldStop: () => false,
    };
    for await (const event of train(EngineRun.started(plan), options)) {
      if (event.type === 'ended') break;
    }
    expect(inBlocks.state).toEqual(await trainer.read());
  });

  it('hands on the reason when data will not come', async () => {
    const reason = new Error('chunk 2 is missing');
    const failed = trainWith(([split, count]) =>
      split === 'training' && count > 10_000 ? Promise.reject(reason) : Promise.resolve(),
    );
    await expect(failed).rejects.toBe(reason);
  });

  it('asks again when the batch grew beyond what has arrived while it waited', async () => {
    let grown = false;
    const { requests, run } = await trainWith((_request, waiting) => {
      if (!grown) waiting.tweak({ batchSize: 10_000 });
      if (waiting.position.step === 1) waiting.tweak({ batchSize: 10_001 });
      grown = true;
      return Promise.resolve();
    });
    expect(requests.slice(0, 2)).toEqual([
      ['training', 10_000],
      ['training', 20_000],
    ]);
    // 10,000 + 10,001 + 4,999, then 10,001 + 10,001 + 4,998.
    expect(run.position).toEqual({ step: 6, epoch: 2 });
  });
});
