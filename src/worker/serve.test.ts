// The real protocol over a MessageChannel: reference backend, small data.
import { describe, expect, it } from 'vitest';
import { referenceBackend } from '../backends/reference/index.ts';
import { BackendLost, type Backend } from '../network/backend.ts';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { testEnvironment, type Line } from './testing/line.ts';
import { testLines } from './testing/lines.ts';
import { SmallData, smallSplit } from './testing/small-data.ts';

const run = 'lab';
const plan: TrainingPlan = { ...fullyConnectedPlan(), data: smallSplit, epochs: 3 };
/** Trains for as long as a test may need. */
const endless: TrainingPlan = { ...plan, epochs: 10_000 };

const line = testLines();

/** Opens the run and lets it train. */
async function training(on: Line, what = endless): Promise<void> {
  on.command({ type: 'open', run, plan: what, backend: 'auto' });
  on.command({ type: 'train', run });
  await on.next('progress');
}

/** @param waits takes the milliseconds that it took */
async function pausing(on: Line, waits: number[]) {
  const before = performance.now();
  on.command({ type: 'pause', run });
  const paused = await on.next('paused');
  waits.push(performance.now() - before);
  return paused;
}

const someInput = new Float32Array(784).fill(0.5);

describe('a run', () => {
  it('is opened, trained to its end and better than before', async () => {
    const on = line();
    on.command({ type: 'open', run, plan, backend: 'auto' });
    const backends = await on.next('backends');
    expect(backends.backends.map(({ id, status }) => [id, status])).toEqual([
      ['reference', 'running'],
    ]);
    const opened = await on.next('opened');
    expect(opened).toMatchObject({ backend: 'reference', plan, history: [] });
    expect(opened.position).toEqual({ step: 0, epoch: 0 });
    const first = await on.next('weights');
    on.command({ type: 'train', run });
    await on.next('training');
    const ended = await on.next('ended');
    expect(ended.position).toEqual({ step: 90, epoch: 3 });

    const epochs = on.events.filter((event) => event.type === 'epoch');
    expect(epochs.map(({ report }) => report.epoch)).toEqual([1, 2, 3]);
    const last = epochs.at(-1).report;
    // Guessing gets a tenth.
    expect(last.test.correct / last.test.count).toBeGreaterThan(0.3);
    expect(last.validation?.count).toBe(100);
    const seen = on.events.filter((event) => event.type === 'progress');
    expect(seen.reduce((sum, { report }) => sum + report.examples, 0)).toBe(900);
    const weights = on.events.filter((event) => event.type === 'weights').at(-1);
    expect(weights.at).toEqual(ended.position);
    expect(weights.parameters[0]!.weights).not.toEqual(first.parameters[0]!.weights);
    expect(on.events.at(-1)?.type).toBe('ended');
  });

  it('pauses at once, keeps still, and goes on where it was', async () => {
    const on = line();
    await training(on);
    // The quickest of five: what else the machine does must not count.
    const waits: number[] = [];
    let paused = await pausing(on, waits);
    for (let again = 0; again < 4; again++) {
      on.command({ type: 'train', run });
      await on.next('progress');
      paused = await pausing(on, waits);
    }
    expect(Math.min(...waits)).toBeLessThan(100);
    on.command({ type: 'predict', run, id: 1, inputs: someInput, count: 1 });
    const still = await on.next('prediction');
    expect(still.at).toEqual(paused.position);
    on.command({ type: 'train', run });
    const progress = await on.next('progress');
    expect(progress.report.step).toBe(paused.position.step + progress.report.steps);
  });

  it('takes one step at a time', async () => {
    const on = line();
    on.command({ type: 'open', run, plan, backend: 'auto' });
    for (const step of [1, 2]) {
      on.command({ type: 'step', run });
      expect((await on.next('paused')).position.step).toBe(step);
    }
    const reports = on.events.filter((event) => event.type === 'progress');
    expect(reports.map(({ report }) => report.steps)).toEqual([1, 1]);
  });

  it('ends the same, paused on the way or not', async () => {
    const straight = line();
    straight.command({ type: 'open', run, plan, backend: 'auto' });
    straight.command({ type: 'train', run });
    await straight.next('ended');
    const halting = line();
    halting.command({ type: 'open', run, plan, backend: 'auto' });
    for (let step = 1; step <= 7; step++) {
      halting.command({ type: 'step', run });
      await halting.next('paused');
    }
    halting.command({ type: 'train', run });
    await halting.next('ended');
    const [one, other] = [straight, halting].map(
      (on) => on.events.filter((event) => event.type === 'weights').at(-1).parameters,
    );
    expect(other).toEqual(one);
  });

  it('is tweaked while it trains', async () => {
    const on = line();
    await training(on);
    on.command({ type: 'tweak', run, tweak: { batchSize: 100, learningRate: 0.5 } });
    const { at } = await on.next('tweaked');
    const fits = await on.next(
      'progress',
      ({ report }) => report.step > at.step + 10 && report.examples === 100 * report.steps,
    );
    expect(fits.report.divergedAt).toBeNull();
    const reports = on.events.filter((event) => event.type === 'progress');
    expect(reports[0]!.report.examples).toBe(10 * reports[0]!.report.steps);
  });

  it('refuses a tweak that cannot be, and trains on', async () => {
    const on = line();
    await training(on);
    on.command({ type: 'tweak', run, tweak: { batchSize: 0 } });
    expect((await on.next('notice')).message).toMatch(/batchSize/);
    await on.next('progress');
  });

  it('answers while it trains, from the weights of then', async () => {
    const on = line();
    await training(on);
    on.command({ type: 'predict', run, id: 7, inputs: someInput, count: 1 });
    const first = await on.next('prediction');
    expect(first).toMatchObject({ id: 7, run });
    expect(first.outputs).toHaveLength(10);
    await on.next('epoch');
    on.command({ type: 'predict', run, id: 8, inputs: someInput, count: 1 });
    const second = await on.next('prediction');
    expect(second.at.step).toBeGreaterThan(first.at.step);
    expect(second.outputs).not.toEqual(first.outputs);
  });

  it('answers questions that it cannot answer with null', async () => {
    const on = line();
    on.command({ type: 'predict', run: 'none', id: 1, inputs: someInput, count: 1 });
    expect((await on.next('prediction')).outputs).toBeNull();
    on.command({ type: 'open', run, plan, backend: 'auto' });
    on.command({ type: 'predict', run, id: 2, inputs: new Float32Array(10), count: 1 });
    expect((await on.next('prediction')).outputs).toBeNull();
  });

  it('shares the worker with others', async () => {
    const on = line();
    for (const id of ['one', 'other']) {
      on.command({ type: 'open', run: id, plan, backend: 'auto' });
      on.command({ type: 'train', run: id });
    }
    const ended = [(await on.next('ended')).run, (await on.next('ended')).run];
    expect(ended.toSorted()).toEqual(['one', 'other']);
  });

  it('ends with what happened, where and what to do when it diverges, and can be opened anew', async () => {
    const on = line();
    const diverging: TrainingPlan = {
      ...plan,
      network: {
        inputShape: [784],
        layers: [
          { kind: 'dense', units: 30, biases: true },
          { kind: 'activation', function: 'identity' },
          { kind: 'dense', units: 10, biases: true },
        ],
      },
      optimiser: { kind: 'sgd', learningRate: 100 },
    };
    on.command({ type: 'open', run, plan: diverging, backend: 'auto' });
    on.command({ type: 'train', run });
    const { problem, position } = await on.next('failed');
    expect(problem.code).toBe('diverged');
    expect(problem.message).toMatch(/step \d+/);
    expect(problem.hint).toMatch(/smaller learning rate/);
    expect(position?.step).toBeGreaterThan(0);
    on.command({ type: 'open', run, plan, backend: 'auto' });
    on.command({ type: 'train', run });
    await on.next('ended');
  });
});

describe('what a run holds', () => {
  /** The reference backend, with a count of what it was asked to make and to free. */
  function counting() {
    const count = { stores: 0, trainers: 0, opened: 0 };
    const backend: Backend = {
      ...referenceBackend,
      async store(sizes, inputSize) {
        count.stores++;
        count.opened++;
        const store = await referenceBackend.store(sizes, inputSize);
        const dispose = store.dispose.bind(store);
        store.dispose = () => {
          count.stores--;
          dispose();
        };
        return store;
      },
      async compile(what, store) {
        count.trainers++;
        const trainer = await referenceBackend.compile(what, store);
        const dispose = trainer.dispose.bind(trainer);
        trainer.dispose = () => {
          count.trainers--;
          dispose();
        };
        return trainer;
      },
    };
    return { count, backend };
  }

  it('is freed when it is closed; the data stay for the next run of the same split', async () => {
    const { count, backend } = counting();
    const on = line(testEnvironment({ backends: [backend] }));
    await training(on);
    const { opened } = count;
    for (let again = 0; again < 3; again++) await training(on);
    expect(count).toEqual({ stores: 1, trainers: 1, opened });
    on.command({ type: 'close', run });
    on.command({ type: 'open', run: 'next', plan, backend: 'auto' });
    await on.next('opened', (event) => event.run === 'next');
    expect(count).toEqual({ stores: 1, trainers: 1, opened });
    const other = { ...plan, data: { ...smallSplit, validation: 50 } };
    on.command({ type: 'close', run: 'next' });
    on.command({ type: 'open', run: 'other', plan: other, backend: 'auto' });
    await on.next('opened', (event) => event.run === 'other');
    expect(count).toEqual({ stores: 1, trainers: 1, opened: opened + 1 });
  });

  it('is freed when the worker is stopped', async () => {
    const { count, backend } = counting();
    const on = line(testEnvironment({ backends: [backend] }));
    await training(on);
    on.close();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(count).toMatchObject({ stores: 0 });
  });
});

describe('data', () => {
  it('are told about as they come', async () => {
    const on = line();
    on.command({ type: 'fetch-data' });
    const { progress } = await on.next('data', (event) => event.progress.complete);
    expect(progress).toMatchObject({ loadedBytes: 2, totalBytes: 2 });
  });

  it('that fail are told about, and a retry lets the run that waits go on', async () => {
    const on = line(testEnvironment({ data: new SmallData({ fails: true }) }));
    on.command({ type: 'open', run, plan, backend: 'auto' });
    on.command({ type: 'train', run });
    const { problem } = await on.next('data-failed');
    expect(problem.message).toMatch(/Piece 2/);
    // It waits, but answers.
    on.command({ type: 'predict', run, id: 1, inputs: someInput, count: 1 });
    const answer = await on.next('prediction');
    expect(answer.outputs).toHaveLength(10);
    expect(on.events.some(({ type }) => type === 'progress' || type === 'failed')).toBe(false);
    on.command({ type: 'fetch-data' });
    await on.next('ended');
  });

  it('can be waited for and given up', async () => {
    const on = line(testEnvironment({ data: new SmallData({ fails: true }) }));
    on.command({ type: 'open', run, plan, backend: 'auto' });
    on.command({ type: 'train', run });
    await on.next('data-failed');
    on.command({ type: 'pause', run });
    expect((await on.next('paused')).position.step).toBe(0);
  });

  it('are read as they are', async () => {
    const on = line();
    const data = new SmallData();
    on.command({
      type: 'read-examples',
      id: 3,
      data: smallSplit,
      split: 'validation',
      indices: Uint32Array.of(5, 99),
    });
    const { inputs, labels } = await on.next('examples');
    await data.load();
    const wanted = [5, 99].map((index) => data.examples('validation', index, 1, smallSplit));
    expect(labels).toEqual(Uint8Array.from(wanted, (example) => example.labels[0]!));
    expect(inputs.subarray(784)).toEqual(wanted[1]!.inputs);
    on.command({
      type: 'read-examples',
      id: 4,
      data: smallSplit,
      split: 'test',
      indices: Uint32Array.of(100),
    });
    expect((await on.next('examples')).labels).toHaveLength(0);
  });
});

describe('backends', () => {
  const broken: Backend = {
    ...referenceBackend,
    id: 'kernels',
    label: 'Kernels',
    compile: () => Promise.reject(new Error('out of memory')),
  };

  /** Trains some slices, then its device is gone. */
  function losing(): Backend {
    return {
      ...referenceBackend,
      id: 'tensorflow-webgl',
      label: 'WebGL',
      async compile(what, store) {
        const trainer = await referenceBackend.compile(what, store);
        const steps = trainer.steps.bind(trainer);
        let calls = 0;
        trainer.steps = (order, batchSize, hyper) =>
          ++calls > 4
            ? Promise.reject(
                new BackendLost({
                  code: 'context-lost',
                  message: 'The graphics card was taken away.',
                  hint: 'Choose another backend.',
                }),
              )
            : steps(order, batchSize, hyper);
        return trainer;
      },
    };
  }

  it('that do not start are passed over, visibly', async () => {
    const on = line(testEnvironment({ backends: [broken, referenceBackend] }));
    on.command({ type: 'open', run, plan, backend: 'auto' });
    const { backends, reason } = await on.next('backends');
    expect(backends.map(({ id, status }) => [id, status])).toEqual([
      ['kernels', 'unavailable'],
      ['reference', 'running'],
    ]);
    expect(reason).toMatch(/Kernels failed: out of memory/);
  });

  it('that are lost give the run over to the next, with a notice', async () => {
    const lost = losing();
    const on = line(testEnvironment({ backends: [lost, referenceBackend] }));
    on.command({ type: 'open', run, plan, backend: 'tensorflow-webgl' });
    on.command({ type: 'train', run });
    expect((await on.next('opened')).backend).toBe('tensorflow-webgl');
    expect((await on.next('opened')).backend).toBe('reference');
    expect((await on.next('notice')).message).toMatch(/graphics card was taken away.*goes on/);
    const ended = await on.next('ended');
    expect(ended.position).toEqual({ step: 90, epoch: 3 });
  });

  it('that compute wrong are passed over, visibly', async () => {
    const wrong: Backend = {
      ...referenceBackend,
      id: 'kernels',
      label: 'Kernels',
      async compile(what, store) {
        const trainer = await referenceBackend.compile(what, store);
        const steps = trainer.steps.bind(trainer);
        trainer.steps = (order, batchSize, hyper) =>
          steps(order, batchSize, { ...hyper, learningRate: 1.02 * hyper.learningRate });
        return trainer;
      },
    };
    const on = line(testEnvironment({ backends: [wrong, referenceBackend] }));
    on.command({ type: 'open', run, plan, backend: 'kernels' });
    const { backends } = await on.next('backends');
    expect(backends.map(({ status }) => status)).toEqual(['unavailable', 'running']);
    expect(backends[0]?.detail).toMatch(/off by 2\.0 %/);
  });

  it('are reported: what they are, whether they compute right, and how fast', async () => {
    const wrong: Backend = {
      ...referenceBackend,
      id: 'tensorflow-cpu',
      label: 'Wrong',
      compile: () => Promise.reject(new Error('it lost its way')),
    };
    const missing: Backend = {
      ...referenceBackend,
      id: 'kernels',
      probe: () => Promise.resolve({ status: 'unavailable', reason: 'There is none.' }),
    };
    const on = line(testEnvironment({ backends: [missing, wrong, referenceBackend] }));
    on.command({ type: 'report-device', id: 1, plans: [plan], measure: false });
    const known = await on.next('device', ({ id }) => id === 1);
    expect(known.done).toBe(true);
    expect(known.backends.map(({ status }) => status)).toEqual(['unavailable', 'ready', 'ready']);
    expect(known.backends[0]!.detail).toBe('There is none.');
    expect(known.backends[2]!.speeds).toEqual([null]);

    on.command({ type: 'report-device', id: 2, plans: [plan, plan], measure: true });
    const { backends } = await on.next('device', ({ id, done }) => id === 2 && done);
    expect(backends.map(({ selfTest }) => selfTest)).toEqual([
      { kind: 'not-run' },
      { kind: 'failed', fault: 'it lost its way' },
      { kind: 'passed' },
    ]);
    expect(
      backends.map(({ speeds }) => speeds.map((speed) => speed !== null && speed > 0)),
    ).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
  });

  it('are not reported for a plan that cannot be', async () => {
    const on = line();
    on.send({ type: 'report-device', id: 1, plans: [{ ...plan, batchSize: 0 }], measure: false });
    expect((await on.next('failed')).run).toBeNull();
  });

  it('are timed while the first run trains; it moves to the fastest, and a later one starts there', async () => {
    /** Time passes only in steps. */
    let milliseconds = 0;
    const taking = (duration: number, id: Backend['id']): Backend => ({
      ...referenceBackend,
      id,
      async compile(what, store) {
        const trainer = await referenceBackend.compile(what, store);
        const steps = trainer.steps.bind(trainer);
        trainer.steps = (order, batchSize, hyper) => {
          milliseconds += duration;
          return steps(order, batchSize, hyper);
        };
        return trainer;
      },
    });
    const environment = testEnvironment({
      backends: [taking(100, 'kernels'), taking(50, 'reference')],
      comparison: { after: 0, every: 0 },
      now: () => milliseconds,
    });
    const on = line(environment);
    on.command({ type: 'open', run, plan: endless, backend: 'auto' });
    on.command({ type: 'train', run });
    expect((await on.next('opened')).backend).toBe('kernels');
    const moved = await on.next('backends', ({ backends }) => backends[1]?.status === 'running');
    expect(moved.reason).toMatch(/best of 2 that were timed/);
    const [first, second] = moved.backends.map(({ examplesPerSecond }) => examplesPerSecond);
    expect(second).toBeGreaterThan(first!);
    await on.next('progress');

    on.command({ type: 'open', run: 'later', plan: endless, backend: 'auto' });
    const later = await on.next('opened', (event) => event.run === 'later');
    expect(later.backend).toBe('reference');
    const nextVisit = line({ ...environment, data: new SmallData() });
    nextVisit.command({ type: 'open', run, plan: endless, backend: 'auto' });
    expect((await nextVisit.next('opened')).backend).toBe('reference');
  });

  it('none of which can, are a failure that says so', async () => {
    const on = line(testEnvironment({ backends: [broken] }));
    on.command({ type: 'open', run, plan, backend: 'auto' });
    const { problem } = await on.next('failed');
    expect(problem.code).toBe('no-backend');
    expect(problem.message).toMatch(/out of memory/);
  });

  it('can be changed while the run goes on', async () => {
    const other: Backend = { ...referenceBackend, id: 'tensorflow-cpu', label: 'Other' };
    const on = line(testEnvironment({ backends: [referenceBackend, other] }));
    await training(on);
    on.command({ type: 'move', run, backend: 'tensorflow-cpu' });
    const moved = await on.next('backends', ({ backends }) =>
      backends.some(({ id, status }) => id === 'tensorflow-cpu' && status === 'running'),
    );
    expect(moved.reason).toMatch(/you chose it/);
    const before = on.events.findLast((event) => event.type === 'progress')!.report.step;
    const { report } = await on.next('progress');
    expect(report.step).toBeGreaterThan(before);
  });
});

describe('messages that cannot be read', () => {
  it.each([
    ['no message', null, /the message/],
    ['an unknown command', { type: 'explode' }, /type/],
    ['a command without its run', { type: 'train' }, /run/],
    [
      'inputs that are no numbers',
      { type: 'predict', run, id: 1, inputs: 'x', count: 1 },
      /inputs/,
    ],
  ])('%s', async (_, message, sentence) => {
    const on = line();
    on.send(message);
    const { run: about, problem } = await on.next('failed');
    expect(about).toBeNull();
    expect(problem.code).toBe('command-unreadable');
    expect(problem.message).toMatch(sentence);
    on.command({ type: 'open', run, plan, backend: 'auto' });
    await on.next('opened');
  });

  it('a plan that cannot be fails its run', async () => {
    const on = line();
    on.send({ type: 'open', run, plan: { ...plan, epochs: -1 }, backend: 'auto' });
    const { run: about, problem } = await on.next('failed');
    expect(about).toBe(run);
    expect(problem.message).toMatch(/epochs/);
  });

  it('a network for other inputs fails its run', async () => {
    const on = line();
    const network = { ...plan.network, inputShape: [100] as [number] };
    on.command({ type: 'open', run, plan: { ...plan, network }, backend: 'auto' });
    expect((await on.next('failed')).problem.code).toBe('inputs-not-pixels');
  });
});
