// Runs that make their training images, over the real protocol: their length, two at once, and the rate that their plan lowers.
import { expect, it } from 'vitest';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';
import { smallSplit } from './testing/small-data.ts';

const plan: TrainingPlan = {
  ...fullyConnectedPlan(),
  data: smallSplit,
  epochs: 1,
  augmentation: { kind: 'shifts' },
};
const bent: TrainingPlan = {
  ...plan,
  epochs: 2,
  augmentation: {
    kind: 'distort',
    rotation: 15,
    skew: 0,
    scaling: 0,
    translation: 2,
    elastic: { alpha: 34, sigma: 4 },
  },
};

const line = testLines();

const lastWeights = (on: Line, run: string) =>
  on.events.findLast((event) => event.type === 'weights' && event.run === run);

it('an epoch of shifted images is five times as long', async () => {
  const on = line();
  on.command({ type: 'open', run: 'a', plan, backend: 'auto' });
  on.command({ type: 'train', run: 'a' });
  expect((await on.next('ended')).position).toEqual({ step: 150, epoch: 1 });
});

it('runs that share the worker do not see each other’s images', async () => {
  const alone = line();
  alone.command({ type: 'open', run: 'a', plan: bent, backend: 'auto' });
  alone.command({ type: 'train', run: 'a' });
  await alone.next('ended');
  const both = line();
  for (const [run, what] of [
    ['a', bent],
    ['b', { ...bent, seed: 2 }],
  ] as const) {
    both.command({ type: 'open', run, plan: what, backend: 'auto' });
    both.command({ type: 'train', run });
  }
  await both.next('ended');
  await both.next('ended');
  const one = lastWeights(alone, 'a');
  expect(one).toBeDefined();
  expect(lastWeights(both, 'a')).toMatchObject({
    parameters: (one as { parameters: unknown }).parameters,
  });
});

it('stops early when the validation images are read no better', async () => {
  const on = line();
  const stopping: TrainingPlan = {
    ...plan,
    augmentation: { kind: 'none' },
    optimiser: { kind: 'sgd', learningRate: 1e-9 },
    epochs: 50,
    earlyStopping: { on: 'accuracy', patience: 3 },
  };
  on.command({ type: 'open', run: 'a', plan: stopping, backend: 'auto' });
  on.command({ type: 'train', run: 'a' });
  // The first result is the best; three that are no better end the run.
  expect((await on.next('ended')).position.epoch).toBe(4);
  expect(on.events.filter((event) => event.type === 'epoch')).toHaveLength(4);
});
