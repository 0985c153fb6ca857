// Going back, parting and repeating, over the real protocol: reference backend, small data.
import { describe, expect, it } from 'vitest';
import { referenceBackend } from '../backends/reference/index.ts';
import { kernelsBackend } from '../backends/kernels/index.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import { ownImagesData } from '../network/own-images.ts';
import { firstPlane } from '../network/plane-sets.ts';
import { pointsPlan } from '../network/presets/points-plan.ts';
import type { Parameters } from '../network/parameters.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { tweakedPlan, type Tweak } from '../network/tweak.ts';
import type { RunLog, Timeline } from '../protocol/timeline.ts';
import { readBinary } from '../../scripts/kernels-binary.ts';
import { testEnvironment, type Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';
import { MemoryCheckpoints, MemoryTimelines } from './testing/memory-stores.ts';
import { SmallData, smallSplit } from './testing/small-data.ts';

const run = 'lab';
const plan: TrainingPlan = {
  ...fullyConnectedPlan(),
  data: smallSplit,
  optimiser: { kind: 'momentum', learningRate: 0.3, momentum: 0.8 },
  epochs: 4,
};
const stepsInEpoch = 30;

const line = testLines();

/** Takes so many steps, one at a time. */
async function walk(on: Line, steps: number): Promise<void> {
  for (let taken = 0; taken < steps; taken++) {
    on.command({ type: 'step', run });
    await on.next('paused');
  }
}

const open = (on: Line, what = plan) =>
  on.command({ type: 'open', run, plan: what, backend: 'auto', moments: true });

async function train(on: Line): Promise<Parameters> {
  on.command({ type: 'train', run });
  await on.next('ended');
  return latestWeights(on);
}

function latestWeights(on: Line): Parameters {
  return on.events.findLast((event) => event.type === 'weights')!.parameters;
}

/** The timeline once it is so. */
async function timelineWhen(on: Line, has: (timeline: Timeline) => boolean): Promise<Timeline> {
  const known = on.events.findLast((event) => event.type === 'timeline');
  if (known && has(known.timeline)) return known.timeline;
  return (await on.next('timeline', (event) => has(event.timeline))).timeline;
}

/** The timeline once it has a moment at this step. */
async function momentAt(on: Line, step: number): Promise<{ timeline: Timeline; id: number }> {
  const there = ({ moments }: Timeline) => moments.find(({ at }) => at.step === step);
  const timeline = await timelineWhen(on, (one) => there(one) !== undefined);
  return { timeline, id: there(timeline)!.id };
}

async function goTo(on: Line, step: number) {
  const { id } = await momentAt(on, step);
  on.command({ type: 'go-to', run, moment: id });
  return on.next('visited');
}

async function logOf(on: Line): Promise<RunLog> {
  on.command({ type: 'read-log', run, id: 1 });
  const { log } = await on.next('log');
  if (log === null) throw new Error('the run is not open');
  return log;
}

/** As it would have gone untouched. */
async function straight(): Promise<Parameters> {
  const on = line();
  open(on);
  return train(on);
}

describe('a run that keeps moments', () => {
  it('goes back to any, shows what was known there, and goes on to the very same weights', async () => {
    const on = line();
    open(on);
    await walk(on, 40);
    const there = latestWeights(on);
    const first = await train(on);
    expect(first).toEqual(await straight());

    const visited = await goTo(on, 40);
    expect(visited.position).toEqual({ step: 40, epoch: 40 / stepsInEpoch });
    expect(visited.history.map(({ epoch }) => epoch)).toEqual([1]);
    const estimated = await on.next('estimated');
    expect(estimated.evaluation.verdicts).toHaveLength(100);
    expect((await on.next('tested')).evaluation).toEqual(estimated.evaluation);
    expect(latestWeights(on)).toEqual(there);
    expect(await train(on)).toEqual(first);
    // Nothing new was trained, so nothing has parted.
    const { timeline } = await momentAt(on, 4 * stepsInEpoch);
    expect(timeline.branches).toHaveLength(1);
    expect(timeline.branches[0]!.curve.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
  });

  it('goes back while it trains', async () => {
    const on = line();
    open(on, { ...plan, epochs: 10_000 });
    await walk(on, 5);
    on.command({ type: 'train', run });
    await on.next('progress');
    expect((await goTo(on, 5)).position.step).toBe(5);
    on.command({ type: 'predict', run, id: 1, inputs: new Float32Array(784), count: 1 });
    expect((await on.next('prediction')).at.step).toBe(5);
  });

  it('parts where a setting is changed, and both branches can be gone to', async () => {
    const on = line();
    open(on);
    await walk(on, 40);
    const first = await train(on);
    await goTo(on, 40);
    on.command({ type: 'tweak', run, tweak: { learningRate: 0.05 } });
    const other = await train(on);
    expect(other).not.toEqual(first);
    const { branches, branch, moments } = await timelineWhen(on, (one) =>
      one.moments.some((moment) => moment.branch === 1 && moment.at.step === 120),
    );
    expect(branches.map(({ from }) => from?.at.step)).toEqual([undefined, 40]);
    expect(branches[1]!.from!.change).toEqual({ learningRate: 0.05 });
    expect(branches[1]!.curve.map(({ epoch }) => epoch)).toEqual([2, 3, 4]);
    expect(branch).toBe(1);
    // Its log is that of its own way, and repeats it.
    const log = await logOf(on);
    expect(log.tweaks).toEqual([{ step: 40, tweak: { learningRate: 0.05 } }]);
    const again = line();
    const repeated = { tweaks: log.tweaks, until: log.at.step };
    again.command({ type: 'open', run, plan: log.plan, backend: 'auto', replay: repeated });
    expect(await train(again)).toEqual(other);

    const end = moments.find((moment) => moment.branch === 0 && moment.at.step === 120)!;
    on.command({ type: 'go-to', run, moment: end.id });
    const back = await on.next('visited');
    expect(back.plan.optimiser.learningRate).toBe(0.3);
    expect(back.tweaks).toEqual([]);
    await on.next('weights');
    expect(latestWeights(on)).toEqual(first);
  });

  it('is not parted by more epochs', async () => {
    const on = line();
    open(on);
    await train(on);
    await goTo(on, 0);
    on.command({ type: 'tweak', run, tweak: { epochs: 2 } });
    await on.next('tweaked');
    await train(on);
    expect((await momentAt(on, 120)).timeline.branches).toHaveLength(1);
  });

  it('survives the worker, branches and all', async () => {
    const environment = testEnvironment();
    const before = line(environment);
    open(before);
    await walk(before, 10);
    const first = await train(before);
    await momentAt(before, 120);
    before.close();
    const on = line({ ...environment, data: new SmallData() });
    on.command({ type: 'open', run, plan, backend: 'auto', moments: true, resume: true });
    expect((await on.next('opened')).position.step).toBe(120);
    await goTo(on, 10);
    expect(await train(on)).toEqual(first);
  });

  it('that is left in the midst of its training is kept as it was then, to the last step', async () => {
    const checkpoints = new MemoryCheckpoints();
    const environment = testEnvironment({ checkpoints });
    const on = line(environment);
    const long = { ...plan, batchSize: 1, epochs: 10_000 };
    on.command({ type: 'open', run, place: 'one', plan: long, backend: 'auto', moments: true });
    on.command({ type: 'train', run });
    const { report } = await on.next('progress');
    on.command({ type: 'open', run, place: 'two', plan, backend: 'auto', moments: true });
    await on.next('opened', ({ place }) => place === 'two');
    const last = on.events.findLast((event) => event.type === 'kept')!;
    expect(last).toMatchObject({ place: 'one' });
    expect(last.at.step).toBeGreaterThanOrEqual(report.step);
    // Of its moments nothing is heard any more.
    const isLast = ({ at }: { readonly at: { readonly step: number } }) => at.step === last.at.step;
    const told = on.events.flatMap((one) => (one.type === 'timeline' ? one.timeline.moments : []));
    expect(told.some(isLast)).toBe(false);
    const again = { run, plan, backend: 'auto', moments: true, resume: true } as const;
    on.command({ type: 'open', ...again, place: 'one' });
    const opened = await on.next('opened', ({ place }) => place === 'one');
    expect(opened.position.step).toBe(last.at.step);
    // And there is a moment of it.
    await momentAt(on, last.at.step);
    const weights = latestWeights(on);
    const straightOn = line();
    straightOn.command({
      type: 'open',
      run,
      plan: long,
      backend: 'auto',
      replay: { tweaks: [], until: last.at.step },
    });
    straightOn.command({ type: 'train', run });
    await straightOn.next('paused', ({ position }) => position.step === last.at.step);
    expect(latestWeights(straightOn)).toEqual(weights);
  });

  it('that has diverged is opened again where it was sound', async () => {
    const on = line();
    open(on);
    await walk(on, 10);
    const { id } = await momentAt(on, 10);
    on.command({ type: 'tweak', run, tweak: { learningRate: 1000 } });
    on.command({ type: 'close', run });
    const again = { run, plan, backend: 'auto', moments: true, resume: true } as const;
    on.command({ type: 'open', ...again, from: id });
    const opened = await on.next('opened');
    expect(opened.position.step).toBe(10);
    expect(opened.plan.optimiser.learningRate).toBe(0.3);
  });

  it('says when one is gone', async () => {
    const timelines = new MemoryTimelines();
    const environment = testEnvironment({ timelines });
    const before = line(environment);
    open(before);
    await walk(before, 3);
    const { id } = await momentAt(before, 3);
    before.close();
    timelines.moments.clear();
    const on = line({ ...environment, data: new SmallData() });
    on.command({ type: 'open', run, plan, backend: 'auto', moments: true, resume: true });
    await on.next('opened');
    on.command({ type: 'go-to', run, moment: id });
    await on.next('notice', ({ message }) => /no longer kept/.test(message));
    await walk(on, 1);
  });

  it('says when the browser keeps nothing, and trains on', async () => {
    const timelines = new MemoryTimelines();
    timelines.refusal = new Error('the disk is full');
    const on = line(testEnvironment({ timelines }));
    open(on);
    expect((await on.next('notice')).message).toMatch(/moments of the run .the disk is full/);
    await train(on);
    expect(on.events.filter(({ type }) => type === 'notice')).toHaveLength(1);
  });

  it('never takes more than its room', async () => {
    const timelines = new MemoryTimelines();
    // Weights and velocity: 2 x 23,860 numbers, and what is known of the examples.
    const room = 6 * 2 * 4 * 23_860;
    const on = line(testEnvironment({ timelines, timelineRoom: room }));
    open(on);
    await walk(on, 20);
    const { timeline } = await momentAt(on, 20);
    expect(timeline.limit).toBe(room);
    expect(timeline.moments.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(room);
    expect(timeline.moments.length).toBeGreaterThan(3);
    expect(timeline.moments[0]!.at.step).toBe(0);
    expect(timelines.moments.size).toBe(timeline.moments.length);

    const small = line(testEnvironment({ timelineRoom: 1000 }));
    open(small);
    expect((await small.next('notice')).message).toMatch(/one takes 1 MB/);
  });
});

describe('any setting that leaves the weights their shapes', () => {
  const [dense, sigmoid, ...rest] = plan.network.layers;
  const withDropout = (rate: number, hidden = sigmoid!): TrainingPlan['network'] => ({
    ...plan.network,
    layers: [dense!, hidden, { kind: 'dropout', rate }, ...rest],
  });
  const start: TrainingPlan = { ...plan, network: withDropout(0.2), epochs: 2 };
  const digit = (_: unknown, index: number) => ({
    label: index % 10,
    pixels: Uint8Array.from({ length: 784 }, (_pixel, at) => (at * (index + 3)) % 256),
  });
  const own = ownImagesData(
    { training: Array.from({ length: 30 }, digit), test: Array.from({ length: 5 }, digit) },
    0,
  );
  const adam = {
    kind: 'adam',
    learningRate: 0.01,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
  } as const;

  it.each<[string, Tweak]>([
    ['the optimiser', { optimiser: adam }],
    ['its momentum', { optimiser: { kind: 'momentum', learningRate: 0.3, momentum: 0.2 } }],
    ['the cost', { cost: 'crossEntropy' }],
    ['regularisation', { regularisation: { kind: 'l2', lambda: 5, per: 'example' } }],
    ['fewer images', { data: { ...smallSplit, training: 150 } }],
    ['more images', { data: { ...smallSplit, training: 350, validation: 50 } }],
    ['own digits in their place', { data: own }],
    ['own digits among them', { data: { ...own, mixed: 0.5 } }],
    ['images that are moved', { augmentation: { kind: 'shifts' } }],
    ['the schedule', { schedule: { kind: 'step', every: 1, factor: 0.5 } }],
    ['stopping early', { earlyStopping: { on: 'cost', patience: 1 } }],
    ['dropout', { network: withDropout(0.5) }],
    [
      'an activation function',
      { network: withDropout(0.2, { kind: 'activation', function: 'tanh' }) },
    ],
    ['the seed', { seed: 9 }],
  ])('can be changed on the way: %s', async (_, tweak) => {
    const environment = testEnvironment();
    const on = line(environment);
    open(on, start);
    await walk(on, 40);
    on.command({ type: 'tweak', run, tweak });
    expect((await on.next('tweaked')).at.step).toBe(40);
    const changed = tweakedPlan(start, tweak);
    await walk(on, 1);
    // From what is kept of it a worker goes on to the same weights as this one,
    const other = line({ ...environment, data: new SmallData(), timelines: new MemoryTimelines() });
    other.command({ type: 'open', run, plan, backend: 'auto', resume: true });
    const resumed = await other.next('opened');
    expect(resumed.plan).toEqual(changed);
    expect(resumed.position.step).toBe(41);
    await train(on);
    await train(other);
    const log = await logOf(on);
    expect((await logOf(other)).print).toBe(log.print);
    // and so does a repetition from the seed.
    const again = line();
    const repeated = { tweaks: log.tweaks, until: log.at.step };
    again.command({ type: 'open', run, plan: start, backend: 'auto', replay: repeated });
    await train(again);
    expect(await logOf(again)).toEqual(log);
    // It is another run than without, on a branch of its own when it is made once more from there.
    await goTo(on, 40);
    on.command({ type: 'tweak', run, tweak });
    await on.next('tweaked');
    const { branches } = await timelineWhen(on, (one) => one.branches.length === 2);
    expect(branches[1]!.from).toMatchObject({ branch: 0, change: tweak });
  });

  it.each<[string, Tweak]>([
    ['another set', { data: { ...firstPlane, set: 'xor' } }],
    ['more points', { data: { ...firstPlane, training: 300, noise: 0.1 } }],
    ['points held out', { data: { ...firstPlane, validation: 40 } }],
  ])('points of the plane can be changed on the way: %s', async (_, tweak) => {
    const points = {
      ...pointsPlan({
        sizes: [2, 4, 2],
        hidden: 'tanh',
        output: 'softmax',
        data: { dataset: 'inline', targets: 'classes', classes: 2, training: [] },
        cost: 'logLikelihood',
        learningRate: 0.3,
        batchSize: 10,
        seed: 1,
      }),
      data: firstPlane,
      epochs: 4,
    };
    const on = line();
    open(on, points);
    await walk(on, 20);
    on.command({ type: 'tweak', run, tweak });
    await on.next('tweaked');
    await train(on);
    const log = await logOf(on);
    const again = line();
    const repeated = { tweaks: log.tweaks, until: log.at.step };
    again.command({ type: 'open', run, plan: points, backend: 'auto', replay: repeated });
    await train(again);
    expect(await logOf(again)).toEqual(log);
  });

  it('is tested on its other data at once', async () => {
    const on = line();
    open(on, start);
    await walk(on, 3);
    on.command({ type: 'tweak', run, tweak: { data: own } });
    expect((await on.next('tested')).evaluation.count).toBe(5);
    on.command({ type: 'tweak', run, tweak: { data: smallSplit } });
    expect((await on.next('tested')).evaluation.count).toBe(100);
  });

  it.each<[string, Tweak]>([
    ['the optimiser', { optimiser: adam }],
    ['the cost', { cost: 'crossEntropy' }],
    ['the data', { data: own }],
    ['dropout', { network: withDropout(0.5) }],
  ])('that was changed is as it was where the run goes back before it: %s', async (_, tweak) => {
    const untouched = line();
    open(untouched, start);
    const straightOn = await train(untouched);
    const on = line();
    open(on, start);
    await walk(on, 7);
    await momentAt(on, 7);
    on.command({ type: 'tweak', run, tweak });
    await on.next('tweaked');
    expect(await train(on)).not.toEqual(straightOn);
    expect((await goTo(on, 7)).plan).toEqual(start);
    expect(await train(on)).toEqual(straightOn);
  });

  it('acts while it trains, in the order of the changes', async () => {
    const on = line();
    open(on, { ...start, epochs: 10_000 });
    on.command({ type: 'train', run });
    await on.next('progress');
    on.command({ type: 'tweak', run, tweak: { optimiser: adam } });
    on.command({ type: 'tweak', run, tweak: { learningRate: 0.02 } });
    await on.next('tweaked', ({ tweak }) => tweak.learningRate === 0.02);
    await on.next('epoch');
    on.command({ type: 'pause', run });
    await on.next('paused');
    const log = await logOf(on);
    expect(log.tweaks.flatMap(({ tweak }) => Object.keys(tweak))).toEqual([
      'optimiser',
      'learningRate',
    ]);
    const again = line();
    const repeated = { tweaks: log.tweaks, until: log.at.step };
    again.command({ type: 'open', run, plan: log.plan, backend: 'auto', replay: repeated });
    again.command({ type: 'train', run });
    await again.next('paused');
    expect((await logOf(again)).print).toBe(log.print);
  });

  it('an epoch goes on at the same share of other images', async () => {
    const on = line();
    open(on, start);
    await walk(on, 40);
    on.command({ type: 'tweak', run, tweak: { data: { ...smallSplit, training: 150 } } });
    expect((await on.next('tweaked')).at).toEqual({ step: 40, epoch: 1 + 1 / 3 });
    on.command({ type: 'train', run });
    // Two thirds of 15 steps are left.
    const { report } = await on.next('epoch', ({ report: { epoch } }) => epoch === 2);
    expect(report.step).toBe(50);
    expect(report.training.cost).toBeGreaterThan(0);
  });

  it('is refused where the shapes would be others', async () => {
    const on = line();
    open(on, start);
    await walk(on, 1);
    on.command({ type: 'tweak', run, tweak: { network: fullyConnectedPlan(40).network } });
    expect((await on.next('notice')).message).toMatch(/other shapes/);
    await walk(on, 1);
  });
});

describe('a log', () => {
  /** Changed twice on the way, once between two steps and once while it trained. */
  async function recorded(on: Line): Promise<RunLog> {
    open(on);
    await walk(on, 7);
    on.command({ type: 'tweak', run, tweak: { batchSize: 7, learningRate: 0.1 } });
    on.command({ type: 'train', run });
    await on.next('epoch', ({ report }) => report.epoch === 2);
    on.command({ type: 'tweak', run, tweak: { learningRate: 0.4, epochs: 6 } });
    await on.next('ended');
    return logOf(on);
  }

  function replay(on: Line, { plan: from, tweaks, at }: RunLog): void {
    const repeated = { tweaks, until: at.step };
    on.command({ type: 'open', run, plan: from, backend: 'auto', replay: repeated });
    on.command({ type: 'train', run });
  }

  it('repeats the run to the same weights, bit for bit', async () => {
    const log = await recorded(line());
    expect(log.plan).toEqual(plan);
    expect(log.given).toBe(false);
    expect(log.tweaks.map(({ step }) => step)[0]).toBe(7);
    expect(log.tweaks).toHaveLength(2);
    const again = line();
    replay(again, log);
    await again.next('ended');
    expect(await logOf(again)).toEqual(log);
    // Without the changes it is another.
    const other = line();
    open(other);
    await train(other);
    expect((await logOf(other)).print).not.toBe(log.print);
  });

  it('rests where it was recorded, in the midst of an epoch too', async () => {
    const on = line();
    open(on);
    await walk(on, 7);
    on.command({ type: 'tweak', run, tweak: { learningRate: 0.1 } });
    await walk(on, 30);
    const log = await logOf(on);
    const again = line();
    replay(again, log);
    expect((await again.next('paused')).position.step).toBe(37);
    expect(await logOf(again)).toEqual(log);
  });

  it('gives the same curve on another backend', async () => {
    const log = await recorded(line());
    const curve = (on: Line) =>
      on.events.flatMap((event) => (event.type === 'epoch' ? [event.report] : []));
    const [ours, theirs] = await Promise.all(
      [referenceBackend, kernelsBackend({ loadBinary: readBinary })].map(async (backend) => {
        const on = line(testEnvironment({ backends: [backend] }));
        replay(on, log);
        await on.next('ended');
        return curve(on);
      }),
    );
    expect(ours).toHaveLength(6);
    expect(theirs).toHaveLength(6);
    for (const [index, report] of ours!.entries()) {
      const other = theirs![index]!;
      expect(other.step).toBe(report.step);
      expect(Math.abs(other.test.correct - report.test.correct)).toBeLessThanOrEqual(1);
      expect(other.training.cost / report.training.cost).toBeCloseTo(1, 2);
    }
  });

  it('ends where the reader takes over, and says what was not made', async () => {
    const log = await recorded(line());
    const on = line();
    const repeated = { tweaks: log.tweaks, until: log.at.step };
    on.command({ type: 'open', run, plan: log.plan, backend: 'auto', replay: repeated });
    await walk(on, 3);
    on.command({ type: 'tweak', run, tweak: { learningRate: 0.2 } });
    expect((await on.next('notice')).message).toMatch(/2 recorded changes were not made/);
    await train(on);
    expect((await logOf(on)).tweaks).toHaveLength(1);
  });

  it('tells of weights that no seed gives', async () => {
    const on = line();
    open(on);
    const { parameters } = await on.next('weights');
    on.command({ type: 'open', run, plan, backend: 'auto', parameters });
    await on.next('opened');
    expect((await logOf(on)).given).toBe(true);
    on.command({ type: 'read-log', run: 'none', id: 2 });
    expect((await on.next('log', ({ id }) => id === 2)).log).toBeNull();
  });
});
