// Runs on the reader's own images and on points of the plane, over the real protocol; others mixed in are MNIST's, and are
// other ones in every epoch.
import { expect, it } from 'vitest';
import { ownImagesData } from '../network/own-images.ts';
import { firstPlane } from '../network/plane-sets.ts';
import { pointsPlan } from '../network/presets/points-plan.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { testEnvironment } from './testing/line.ts';
import { testLines } from './testing/lines.ts';

const line = testLines();

/** A row of ink at a height that tells the digit. */
const image = (label: number) => ({
  label,
  pixels: new Uint8Array(784).fill(255, 28 * (2 * label + 4), 28 * (2 * label + 5)),
});
const twice = Array.from({ length: 20 }, (_, index) => image(index % 10));
const once = twice.slice(0, 10);

async function trained(plan: TrainingPlan) {
  const on = line();
  on.command({ type: 'open', run: 'a', plan, backend: 'auto' });
  on.command({ type: 'train', run: 'a' });
  const { position } = await on.next('ended');
  const epochs = on.events.flatMap((event) => (event.type === 'epoch' ? [event.report] : []));
  return { position, last: epochs.at(-1) };
}

it('own digits are learnt, and the others of them tested', async () => {
  const plan: TrainingPlan = {
    ...fullyConnectedPlan(),
    cost: 'crossEntropy',
    optimiser: { kind: 'sgd', learningRate: 0.5 },
    data: ownImagesData({ training: twice, test: once }, 0),
    epochs: 150,
  };
  const { position, last } = await trained(plan);
  expect(position).toEqual({ step: 300, epoch: 150 });
  expect(last.test).toMatchObject({ count: 10, correct: 10 });
});

it('mixed with MNIST an epoch is longer, the tests are the same, and all repeats itself', async () => {
  const data = ownImagesData({ training: twice, test: once }, 0.75);
  const plan = { ...fullyConnectedPlan(), data, epochs: 20 };
  const [one, other] = [await trained(plan), await trained(plan)];
  expect(one.position).toEqual({ step: 160, epoch: 20 });
  expect(one.last.test.count).toBe(10);
  expect(one.last.test.correct).toBeGreaterThan(5);
  expect(other.last.training.cost).toBe(one.last.training.cost);
});

/** On any clock: how fast a device is has no say in what is learnt. */
async function stoppedAt(plan: TrainingPlan, tick: number) {
  let time = 0;
  const on = line(testEnvironment({ now: () => (time += tick) }));
  on.command({ type: 'open', run: 'a', plan, backend: 'auto' });
  on.command({ type: 'train', run: 'a' });
  const { position } = await on.next('ended');
  const { report } = on.events.findLast((event) => event.type === 'epoch')!;
  expect(report.step).toBe(position.step);
  const { split, count, correct } = report.validation!;
  return { position, validation: { split, count, correct } };
}

it('own digits that are held out stop it early', async () => {
  const data = ownImagesData({ training: twice, validation: once, test: once }, 0);
  const plan: TrainingPlan = {
    ...fullyConnectedPlan(),
    data,
    epochs: 400,
    earlyStopping: { on: 'accuracy', patience: 10 },
  };
  const { position, validation } = await stoppedAt(plan, 1);
  expect(position.epoch).toBeLessThan(400);
  expect(validation).toMatchObject({ split: 'validation', count: 10 });
});

it('points that are held out stop it early, at the same step on any clock', async () => {
  const plan: TrainingPlan = {
    ...pointsPlan({
      sizes: [2, 6, 2],
      hidden: 'tanh',
      output: 'softmax',
      data: { dataset: 'inline', targets: 'classes', classes: 2, training: [] },
      cost: 'logLikelihood',
      learningRate: 1,
      batchSize: 10,
      seed: 1,
    }),
    data: { ...firstPlane, noise: 0.2, validation: 60 },
    epochs: 2_000,
    earlyStopping: { on: 'cost', patience: 5 },
  };
  const quick = await stoppedAt(plan, 0.01);
  expect(quick.position.epoch).toBeLessThan(2_000);
  expect(quick.validation.count).toBe(60);
  expect(await stoppedAt(plan, 7)).toEqual(quick);
});

it('points of the plane are told apart', async () => {
  const plan = pointsPlan({
    sizes: [2, 6, 2],
    hidden: 'tanh',
    output: 'softmax',
    data: { dataset: 'inline', targets: 'classes', classes: 2, training: [] },
    cost: 'logLikelihood',
    learningRate: 0.3,
    batchSize: 10,
    seed: 1,
  });
  const { last } = await trained({ ...plan, data: firstPlane, epochs: 60 });
  expect(last.test.count).toBe(160);
  expect(last.test.correct).toBeGreaterThan(150);
});
