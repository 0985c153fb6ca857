// Plans that make their training images: an epoch's length, and the same run however it is sliced, stored and gone on from.
import { describe, expect, it } from 'vitest';
import { patternExamples } from '../backends/conformance/examples.ts';
import { referenceBackend } from '../backends/reference/index.ts';
import type { Augmentation } from '../network/augmentation.ts';
import type { Examples } from '../network/examples.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import {
  EngineRun,
  initialState,
  stageSize,
  train,
  type Checkpoint,
  type EngineEvent,
} from './index.ts';

const side = 8;
const inputs = side * side;
const training = 60;
const floats = patternExamples(inputs, training, 0.4, 'training');
const images: Examples = {
  ...floats,
  inputs: Uint8Array.from(floats.inputs, (value) => Math.round(255 * value)),
};

const distort: Augmentation = {
  kind: 'distort',
  rotation: 20,
  skew: 10,
  scaling: 0.1,
  translation: 1,
  elastic: { alpha: 10, sigma: 2 },
};

function planWith(augmentation: Augmentation): TrainingPlan {
  return {
    ...fullyConnectedPlan(),
    network: {
      inputShape: [inputs],
      layers: [
        { kind: 'dense', units: 10, biases: true },
        { kind: 'activation', function: 'sigmoid' },
      ],
    },
    data: { dataset: 'mnist', training, validation: 0 },
    batchSize: 7,
    epochs: 2,
    augmentation,
  };
}

/** Trains as far as `until` says, in slices that `tick` (milliseconds a look at the clock) makes long or short. */
async function trained(
  plan: TrainingPlan,
  {
    from,
    tick = 3,
    until = () => false,
  }: {
    from?: Checkpoint;
    tick?: number;
    until?: (run: EngineRun) => boolean;
  } = {},
) {
  const store = await referenceBackend.store(
    { training: stageSize, validation: 0, test: 20 },
    inputs,
  );
  await store.load('test', 0, patternExamples(inputs, 20, 0.4, 'test'));
  const trainer = await referenceBackend.compile(plan, store);
  const run = from ? EngineRun.restored(from) : EngineRun.started(plan);
  await trainer.write(from ? from.state : initialState(plan));
  const seen: number[] = [];
  const staging = {
    source(index: number): Examples {
      seen.push(index);
      return {
        inputs: images.inputs.subarray(index * inputs, (index + 1) * inputs),
        labels: images.labels.subarray(index, index + 1),
        count: 1,
      };
    },
    load: (examples: Examples) => store.load('training', 0, examples),
  };
  let now = 0;
  const events: EngineEvent[] = [];
  for await (const event of train(run, {
    trainer,
    supply: { testSize: 20, ready: () => Promise.resolve(), staging },
    clock: () => (now += tick),
    shouldStop: () => until(run),
  })) {
    events.push(event);
  }
  return { run, seen, events, checkpoint: run.checkpoint(await trainer.read()) };
}

describe('a plan that makes its images', () => {
  it('shows every image five times an epoch when they are shifted', async () => {
    const { seen, run } = await trained({ ...planWith({ kind: 'shifts' }), epochs: 1 });
    expect(run.position).toEqual({ step: Math.ceil((5 * training) / 7), epoch: 1 });
    const times = Array.from(
      { length: training },
      (_, index) => seen.filter((other) => other === index).length,
    );
    expect(times.every((count) => count === 5)).toBe(true);
  });

  it.each([['shifts', { kind: 'shifts' }] as const, ['distort', distort] as const])(
    'learns the same whatever the pace, and from a checkpoint within an epoch: %s',
    async (_, augmentation) => {
      const plan = planWith(augmentation);
      const slow = await trained(plan, { tick: 40 });
      const fast = await trained(plan, { tick: 0.1 });
      expect(fast.checkpoint.state).toEqual(slow.checkpoint.state);
      const half = await trained(plan, { tick: 40, until: ({ position }) => position.epoch > 1.3 });
      expect(half.run.position.epoch).toBeGreaterThan(1.3);
      expect(half.run.position.epoch).toBeLessThan(1.6);
      const whole = await trained(plan, { from: structuredClone(half.checkpoint), tick: 1 });
      expect(whole.checkpoint.state).toEqual(slow.checkpoint.state);
      expect(whole.run.position.epoch).toBe(2);
    },
  );

  it('learns something else than from the images as they are', async () => {
    const plain = await trained(planWith({ kind: 'distort', ...still }));
    const bent = await trained(planWith(distort));
    expect(bent.checkpoint.state).not.toEqual(plain.checkpoint.state);
  });

  it('cannot be trained without a stage', async () => {
    const events = train(EngineRun.started(planWith(distort)), {
      trainer: await referenceBackend.compile(
        planWith(distort),
        await referenceBackend.store({ training: 1, validation: 0, test: 0 }, inputs),
      ),
      supply: { testSize: 0, ready: () => Promise.resolve() },
      clock: () => 0,
      shouldStop: () => false,
    });
    await expect(events.next()).rejects.toThrow(/stage/);
  });
});

const still = { rotation: 0, skew: 0, scaling: 0, translation: 0, elastic: null };
