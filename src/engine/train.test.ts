// The training loop on the reference backend: what a run learns depends on its plan and its changes alone, however it is
// sliced, paused, stored or kept waiting.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternExamples } from '../backends/conformance/examples.ts';
import { referenceBackend } from '../backends/reference/index.ts';
import type { Trainer } from '../network/backend.ts';
import { trainingSize, validationSize } from '../network/dataset.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import {
  EngineRun,
  initialState,
  train,
  type Checkpoint,
  type EngineEvent,
  type Supply,
  type TrainOptions,
} from './index.ts';
import { epochOrder } from './order.ts';

const inputs = 16;
const testSize = 30;

function smallPlan(changes: Partial<TrainingPlan> = {}, training = 100): TrainingPlan {
  return {
    ...fullyConnectedPlan(),
    network: {
      inputShape: [inputs],
      layers: [
        { kind: 'dense', units: 10, biases: true },
        { kind: 'activation', function: 'sigmoid' },
      ],
    },
    data: { dataset: 'mnist', training, validation: 20 },
    optimiser: { kind: 'momentum', learningRate: 0.5, momentum: 0.5 },
    regularisation: { kind: 'l2', lambda: 0.1, per: 'example' },
    batchSize: 7,
    epochs: 2,
    ...changes,
  };
}

async function trainerFor(plan: TrainingPlan): Promise<Trainer> {
  const training = trainingSize(plan.data);
  const validation = validationSize(plan.data);
  const store = await referenceBackend.store({ training, validation, test: testSize }, inputs);
  await store.load('training', 0, patternExamples(inputs, training, 0.5, 'training'));
  await store.load('validation', 0, patternExamples(inputs, validation, 0.5, 'validation'));
  await store.load('test', 0, patternExamples(inputs, testSize, 0.5, 'test'));
  const trainer = await referenceBackend.compile(plan, store);
  await trainer.write(initialState(plan));
  return trainer;
}

const everything: Supply = { testSize, ready: () => Promise.resolve() };

/** Time passes by `tick` milliseconds whenever it is asked for. */
function ticking(tick: number): () => number {
  let now = 0;
  return () => (now += tick);
}

function optionsFor(trainer: Trainer, changes: Partial<TrainOptions> = {}): TrainOptions {
  return { trainer, supply: everything, clock: ticking(5), shouldStop: () => false, ...changes };
}

async function collect(run: EngineRun, options: TrainOptions): Promise<readonly EngineEvent[]> {
  const events: EngineEvent[] = [];
  for await (const event of train(run, options)) events.push(event);
  return events;
}

/** A trainer that lets the test see the examples of every call, and take its time. */
function observed(
  trainer: Trainer,
  onSteps: (order: Uint32Array, batchSize: number) => void,
): Trainer {
  return {
    steps: (order, batchSize, hyper) => {
      onSteps(order.slice(), batchSize);
      return trainer.steps(order, batchSize, hyper);
    },
    evaluate: (split, from, count) => trainer.evaluate(split, from, count),
    predict: (values, count) => trainer.predict(values, count),
    read: () => trainer.read(),
    write: (state) => trainer.write(state),
    dispose: () => {
      trainer.dispose();
    },
  };
}

/** State after an uninterrupted run. */
async function trained(plan: TrainingPlan, changes: Partial<TrainOptions> = {}) {
  const trainer = await trainerFor(plan);
  const events = await collect(EngineRun.started(plan), optionsFor(trainer, changes));
  return { state: await trainer.read(), events };
}

describe('train', () => {
  it('learns the same from the same plan, whatever the pace', async () => {
    const { state, events } = await trained(smallPlan());
    expect(events.at(-1)).toEqual({ type: 'ended', at: { step: 30, epoch: 2 } });
    expect((await trained(smallPlan(), { clock: ticking(0) })).state).toEqual(state);
    expect((await trained(smallPlan(), { clock: ticking(1000) })).state).toEqual(state);
    expect((await trained(smallPlan({ seed: 2 }))).state).not.toEqual(state);
  });

  it('takes each example once an epoch, in batches of which only the last is smaller', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 80 }),
        async (size, batchSize) => {
          const plan = smallPlan({ batchSize }, size);
          const seen: number[] = [];
          const trainer = observed(await trainerFor(plan), (order) => seen.push(...order));
          const events = await collect(EngineRun.started(plan), optionsFor(trainer));
          const inOrder = Array.from({ length: size }, (_, i) => i);
          for (const from of [0, size]) {
            expect(seen.slice(from, from + size).sort((a, b) => a - b)).toEqual(inOrder);
          }
          const steps = Math.ceil(size / batchSize);
          const epochs = events.flatMap((event) => (event.type === 'epoch' ? [event.report] : []));
          expect(epochs).toMatchObject([
            { epoch: 1, step: steps },
            { epoch: 2, step: 2 * steps },
          ]);
        },
      ),
      { numRuns: 40, seed: 784 },
    );
  });

  it('reports an epoch with its means and both tests', async () => {
    const { events } = await trained(smallPlan());
    const slices = events.flatMap((event) => (event.type === 'slice' ? [event.report] : []));
    const [first] = events.flatMap((event) => (event.type === 'epoch' ? [event.report] : []));
    const ofFirst = slices.filter(({ step }) => step <= 15);
    const cost = ofFirst.reduce((sum, slice) => sum + slice.cost * slice.examples, 0) / 100;
    const correct = ofFirst.reduce((sum, slice) => sum + slice.correct, 0);
    expect(first?.training.cost).toBeCloseTo(cost, 12);
    expect(first?.training.accuracy).toBeCloseTo(correct / 100, 12);
    expect(first?.test).toMatchObject({ split: 'test', from: 0, count: testSize });
    expect(first?.validation).toMatchObject({ split: 'validation', count: 20 });
    expect(first?.seconds).toBeCloseTo(ofFirst.length * 0.005, 12);
    // The cost of the second epoch is counted afresh, and lower.
    const second = events.findLast((event) => event.type === 'epoch');
    expect(second?.report.training.cost).toBeLessThan(cost);
  });

  it('has no validation where the plan holds nothing out', async () => {
    const data = { dataset: 'mnist', training: 100, validation: 0 } as const;
    const { events } = await trained(smallPlan({ data }));
    expect(events.find((event) => event.type === 'epoch')?.report.validation).toBeNull();
  });

  it('lets changes act from the next step', async () => {
    const plan = smallPlan();
    const trainer = await trainerFor(plan);
    const run = EngineRun.started(plan);
    await collect(run, optionsFor(trainer, { maxSteps: 5 }));
    run.tweak({ learningRate: 0.05, lambda: 3, batchSize: 4 });
    await collect(run, optionsFor(trainer, { maxSteps: 6 }));

    const byHand = await trainerFor(plan);
    const order = epochOrder(plan.seed, 0, 100);
    await byHand.steps(order.slice(0, 35), 7, { learningRate: 0.5, lambda: 0.1 });
    await byHand.steps(order.slice(35, 59), 4, { learningRate: 0.05, lambda: 3 });
    expect(await trainer.read()).toEqual(await byHand.read());
    expect(run.position).toEqual({ step: 11, epoch: 0.59 });
    expect(run.tweaks).toMatchObject([{ at: { step: 5, epoch: 0.35 } }]);
  });

  it('records a change that comes during a slice with the step from which it acts', async () => {
    const plan = smallPlan();
    const run = EngineRun.started(plan);
    const trainer = observed(await trainerFor(plan), () => {
      if (run.position.step === 0) run.tweak({ learningRate: 0.1 });
    });
    await collect(run, optionsFor(trainer, { maxSteps: 1 }));
    expect(run.tweaks).toEqual([{ tweak: { learningRate: 0.1 }, at: { step: 1, epoch: 0.07 } }]);
  });

  it('learns the same when it is paused after every slice, within evaluation too', async () => {
    const plan = smallPlan();
    const trainer = await trainerFor(plan);
    const run = EngineRun.started(plan);
    const epochs: number[] = [];
    let ended = false;
    for (let patience = 1; !ended; patience++) {
      let asked = 0;
      // Every call gets one look further than the one before.
      const shouldStop = () => ++asked > patience;
      for (const event of await collect(run, optionsFor(trainer, { shouldStop }))) {
        if (event.type === 'epoch') epochs.push(event.report.epoch);
        ended ||= event.type === 'ended';
      }
    }
    expect(epochs).toEqual([1, 2]);
    expect(await trainer.read()).toEqual((await trained(plan)).state);
  });

  it('takes no step when it is stopped from the start', async () => {
    const plan = smallPlan();
    const run = EngineRun.started(plan);
    const events = await collect(
      run,
      optionsFor(await trainerFor(plan), { shouldStop: () => true }),
    );
    expect(events).toEqual([]);
    expect(run.position).toEqual({ step: 0, epoch: 0 });
  });

  it('goes on from a checkpoint bit for bit, changes included', async () => {
    const plan = smallPlan();
    const changed = async (interrupt: (run: EngineRun, trainer: Trainer) => Promise<EngineRun>) => {
      const first = await trainerFor(plan);
      const run = EngineRun.started(plan);
      await collect(run, optionsFor(first, { maxSteps: 4 }));
      run.tweak({ batchSize: 9, learningRate: 0.2 });
      await collect(run, optionsFor(first, { maxSteps: 3 }));
      const second = await trainerFor(plan);
      await second.write(await first.read());
      const resumed = await interrupt(run, first);
      const events = await collect(resumed, optionsFor(second));
      return { state: await second.read(), events };
    };
    const uninterrupted = await changed((run) => Promise.resolve(run));
    const restored = await changed(async (run, trainer) => {
      const { state, ...rest } = run.checkpoint(await trainer.read());
      const stored = JSON.parse(JSON.stringify(rest)) as Omit<Checkpoint, 'state'>;
      return EngineRun.restored({ ...stored, state: structuredClone(state) });
    });
    expect(restored.state).toEqual(uninterrupted.state);
    expect(restored.events).toEqual(uninterrupted.events);
  });

  it('stops at the step whose cost is not finite, and names it', async () => {
    const plan = smallPlan({
      network: { inputShape: [inputs], layers: [{ kind: 'dense', units: 10, biases: true }] },
      optimiser: { kind: 'sgd', learningRate: 1000 },
      epochs: 10_000,
    });
    const byHand = await trainerFor(plan);
    let expected = 0;
    for (let finite = true; finite; expected++) {
      const order = epochOrder(plan.seed, Math.floor(expected / 15), 100);
      const from = (expected % 15) * 7;
      const report = await byHand.steps(order.slice(from, from + 7), 7, {
        learningRate: 1000,
        lambda: 0.1,
      });
      finite = report.divergedAt === null;
    }
    const { events } = await trained(plan);
    expect(events.at(-1)).toMatchObject({ type: 'diverged', step: expected });
    expect(expected).toBeGreaterThan(5);
  });

  it('sizes its slices so that a pause acts soon', async () => {
    const plan = smallPlan({ epochs: 20 }, 2000);
    let now = 0;
    const trainer = observed(await trainerFor(plan), (order) => (now += order.length * 0.1));
    const { events } = await trained(plan, { trainer, clock: () => now });
    const slices = events.flatMap((event) => (event.type === 'slice' ? [event.report] : []));
    // 0.1 ms an example: 30 ms are 300 examples, 42 whole batches of 7.
    expect(Math.max(...slices.map(({ examples }) => examples))).toBe(294);
    expect(slices.filter(({ examples }) => examples === 294).length).toBeGreaterThan(100);
    for (const { examplesPerSecond } of slices) expect(examplesPerSecond).toBeCloseTo(10_000, 6);
  });

  it('estimates on test images twice a second of training', async () => {
    const plan = smallPlan({ epochs: 1 }, 2000);
    let now = 0;
    const trainer = observed(await trainerFor(plan), (order) => (now += order.length));
    const { events } = await trained(plan, { trainer, clock: () => now });
    const estimates = events.flatMap((event) => (event.type === 'estimate' ? [event] : []));
    expect(estimates.length).toBe(3);
    expect(estimates[0]?.evaluation).toMatchObject({ split: 'test', count: testSize });
    expect(estimates[0]?.at.epoch).toBeGreaterThan(0.25);
    expect(estimates[0]?.at.epoch).toBeLessThan(0.3);
  });

  it('ends, trains on when epochs are added, and steps past the end', async () => {
    const plan = smallPlan({ epochs: 1 });
    const trainer = await trainerFor(plan);
    const run = EngineRun.started(plan);
    await collect(run, optionsFor(trainer));
    expect(await collect(run, optionsFor(trainer))).toEqual([
      { type: 'ended', at: { step: 15, epoch: 1 } },
    ]);
    await collect(run, optionsFor(trainer, { maxSteps: 1 }));
    expect(run.position).toEqual({ step: 16, epoch: 1.07 });
    run.tweak({ epochs: 2 });
    await collect(run, optionsFor(trainer));
    expect(run.position).toEqual({ step: 30, epoch: 2 });
    expect(await trainer.read()).toEqual((await trained(smallPlan())).state);
  });
});
