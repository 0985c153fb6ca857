// The page's side against a real worker side in the same process, and against one that dies.
import { afterEach, describe, expect, it } from 'vitest';
import { fullyConnectedPlan } from '../network/presets/fc-784-30-10.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { serve, type Environment } from '../worker/serve.ts';
import { testEnvironment } from '../worker/testing/line.ts';
import { MemoryCheckpoints, MemoryTimelines } from '../worker/testing/memory-stores.ts';
import { SmallData, smallSplit } from '../worker/testing/small-data.ts';
import { TrainingClient, type WorkerLike } from './client.ts';
import type { Hold } from './hold.ts';
import { createLogReader } from './log-reader.ts';
import { createPredictor } from './predictor.ts';
import { readExamples } from './read-examples.ts';
import { runMemory, type RunMemory } from './run-memory.ts';
import type { RunState, RunStatus } from './run-state.ts';
import { RunStore } from './run-store.ts';

const plan: TrainingPlan = { ...fullyConnectedPlan(), data: smallSplit, epochs: 3 };
const endless: TrainingPlan = { ...plan, epochs: 10_000 };
const input = new Float32Array(784).fill(0.5);

/** A worker in this process, which can be made to die. */
class LocalWorker implements WorkerLike {
  readonly #line = new MessageChannel();
  readonly #stop: () => void;
  #mourners: (() => void)[] = [];

  constructor(environment: Environment) {
    this.#stop = serve(this.#line.port2, environment);
  }

  postMessage(message: unknown): void {
    this.#line.port1.postMessage(message);
  }

  start(): void {
    this.#line.port1.start();
  }

  addEventListener(
    ...[type, listener]: ['message', (event: MessageEvent) => void] | [string, () => void]
  ): void {
    if (type === 'message') this.#line.port1.addEventListener('message', listener);
    else this.#mourners.push(listener as () => void);
  }

  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void {
    this.#line.port1.removeEventListener(type, listener);
  }

  terminate(): void {
    this.#stop();
    this.#line.port1.close();
    this.#line.port2.close();
  }

  die(): void {
    this.terminate();
    for (const mourner of this.#mourners.splice(0)) mourner();
  }
}

/** As a browser's, for one page. */
class MapStorage implements Storage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  clear(): void {
    this.#items.clear();
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
}

function emptyMemory(lasting = new MapStorage()): RunMemory {
  const tab = new MapStorage();
  return runMemory(
    () => lasting,
    () => tab,
  );
}

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function page(environment: () => Environment = testEnvironment) {
  const workers: LocalWorker[] = [];
  const client = new TrainingClient(() => {
    const worker = new LocalWorker(environment());
    workers.push(worker);
    return worker;
  });
  ends.push(() => client.stop());
  return { workers, client };
}

/** A run with one figure that looks at it; frames come at once. */
function figure(client: TrainingClient, what = plan, memory = emptyMemory(), hold?: Hold) {
  const store = new RunStore('lab', what, client, memory, {
    schedule: (callback) => setTimeout(callback, 0),
    ...(hold && { hold }),
  });
  const states: RunState[] = [store.snapshot()];
  let wake: (() => void) | null = null;
  ends.push(
    store.subscribe(() => {
      states.push(store.snapshot());
      wake?.();
    }),
  );
  const until = async (fits: (state: RunState) => boolean): Promise<RunState> => {
    while (!fits(store.snapshot())) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return store.snapshot();
  };
  const reaches = (status: RunStatus) => until((state) => state.status === status);
  return { store, states, until, reaches };
}

describe('a run on the page', () => {
  it('starts no worker before something is asked of it', () => {
    const { workers, client } = page();
    const { store } = figure(client);
    expect(store.snapshot()).toEqual(store.initial);
    expect(workers).toHaveLength(0);
    store.actions.tweak({ learningRate: 1 });
    store.actions.pause();
    expect(workers).toHaveLength(0);
    expect(store.plan.optimiser.learningRate).toBe(1);
  });

  it('trains to its end, and starts over', async () => {
    const { client } = page();
    const { store, states, reaches } = figure(client);
    store.actions.train();
    const ended = await reaches('ended');
    expect(ended.epochs).toHaveLength(3);
    expect(ended.backend).toBe('reference');
    expect(ended.test?.evaluation.count).toBe(100);
    expect(ended.parameters?.[0]?.weights).toHaveLength(30 * 784);
    const passed = states.map(({ status }) => status).filter((now, i, all) => now !== all[i - 1]);
    expect(passed.slice(0, 2)).toEqual(['idle', 'opening']);
    store.actions.reset();
    const ready = await reaches('ready');
    expect(ready.epochs).toHaveLength(0);
    expect(ready.position.step).toBe(0);
  });

  it('takes a step, opening itself first', async () => {
    const { client } = page();
    const { store, reaches } = figure(client);
    store.actions.step();
    expect((await reaches('paused')).position.step).toBe(1);
  });

  it('has its settings changed at once and in the worker', async () => {
    const { client } = page();
    const { store, until, reaches } = figure(client, endless);
    store.actions.train();
    await reaches('training');
    store.actions.tweak({ learningRate: 0.25 });
    expect(store.plan.optimiser.learningRate).toBe(0.25);
    const state = await until(({ tweaks }) => tweaks.length > 0);
    expect(state.tweaks[0]?.tweak).toEqual({ learningRate: 0.25 });
  });

  it('refuses settings that cannot be', async () => {
    const { client } = page();
    const { store, until } = figure(client);
    store.actions.tweak({ batchSize: 0 });
    const state = await until(({ notices }) => notices.length > 0);
    expect(state.plan.batchSize).toBe(10);
    expect(state.notices[0]).toMatch(/batchSize/);
  });

  it('goes to the latest of the moments that were asked for, and to a sound one after a failure', async () => {
    const { client } = page();
    const { store, until, reaches } = figure(client);
    store.keepMoments();
    store.actions.train();
    await reaches('ended');
    const atEnd = ({ timeline }: RunState) => timeline?.moments.at(-1)?.at.step === 90;
    const { timeline } = await until(atEnd);
    const [first, last] = [timeline!.moments[0]!, timeline!.moments.at(-1)!];
    for (const { id } of [last, first, last, first]) store.actions.goTo(id);
    const back = await until(({ position }) => position.step === 0);
    expect(back.status).toBe('ready');
    store.actions.fork({ learningRate: 1e-3 });
    const forked = await until((state) => state.status === 'ended' && state.position.step === 90);
    expect(forked.plan.optimiser.learningRate).toBe(1e-3);
    expect((await until((state) => state.timeline?.branch === 1)).timeline!.branches).toHaveLength(
      2,
    );
    const log = createLogReader(client, 'lab');
    expect(await log(null)).toMatchObject({ tweaks: [{ step: 0 }], at: { step: 90 } });

    store.close();
    store.actions.goTo(last.id);
    const again = await until(
      ({ status, position }) => status === 'paused' && position.step === 90,
    );
    expect(again.plan.optimiser.learningRate).toBe(plan.optimiser.learningRate);
  });

  it('repeats a recorded run', async () => {
    const { client } = page();
    const { store, until } = figure(client);
    store.actions.replay(plan, [{ step: 5, tweak: { batchSize: 30 } }], 20);
    const done = await until(({ status, position }) => status === 'paused' && position.step === 20);
    expect(done.plan.batchSize).toBe(30);
    expect(done.tweaks.map(({ at }) => at.step)).toEqual([5]);
  });

  it('pauses when the last figure has gone', async () => {
    const { client } = page();
    const { store, reaches } = figure(client, endless);
    store.actions.train();
    await reaches('training');
    ends.pop()!();
    let state = store.snapshot();
    while (state.status !== 'paused') {
      await new Promise((resolve) => setTimeout(resolve, 1));
      state = store.snapshot();
    }
    expect(state.position.step).toBeGreaterThan(0);
  });

  it('goes on when its data come after a retry', async () => {
    const data = new SmallData({ fails: true });
    const { client } = page(() => testEnvironment({ data }));
    const { store, until, reaches } = figure(client);
    store.actions.train();
    const failed = await until(({ dataProblem }) => dataProblem !== null);
    expect(failed.dataProblem?.message).toMatch(/Piece 2/);
    store.actions.retryData();
    const ended = await reaches('ended');
    expect(ended.dataProblem).toBeNull();
  });
});

describe('predictions', () => {
  it('come for the first question and the newest; those between are given up', async () => {
    const { client } = page();
    const { store } = figure(client, endless);
    store.actions.train();
    const predict = createPredictor(client, 'lab');
    const answers = await Promise.all([1, 2, 3, 4].map(() => predict(input, 1)));
    expect(answers.map((outputs) => outputs?.length ?? null)).toEqual([10, null, null, 10]);
    expect(await predict(input, 1)).toHaveLength(10);
  });

  it('of a run that is not open are null', async () => {
    const { client } = page();
    expect(await createPredictor(client, 'none')(input, 1)).toBeNull();
  });

  it('that a dead worker took with it are null', async () => {
    const { client, workers } = page();
    client.send({ type: 'fetch-data' });
    const answer = createPredictor(client, 'lab')(input, 1);
    workers[0]!.die();
    expect(await answer).toBeNull();
  });
});

describe('examples', () => {
  it('are read from the worker, a new one if need be', async () => {
    const { client, workers } = page();
    const reading = readExamples(client, smallSplit, 'test', [0, 3]);
    workers[0]!.die();
    const { inputs, labels } = await reading;
    expect(inputs).toHaveLength(2 * 784);
    expect(labels).toHaveLength(2);
  });

  it('that do not exist are refused', async () => {
    const { client } = page();
    await expect(readExamples(client, smallSplit, 'test', [100])).rejects.toThrow(/no examples/);
  });
});

describe('a worker that dies', () => {
  it('is replaced, the run trains on, and the reader is told', async () => {
    const { client, workers } = page();
    const { store, until, reaches } = figure(client, endless);
    store.actions.train();
    await until(({ epochs }) => epochs.length > 0);
    workers[0]!.die();
    expect(workers).toHaveLength(2);
    const told = await until(({ notices }) => notices.length > 0);
    expect(told.notices[0]).toMatch(/started anew/);
    await reaches('training');
    await until(({ epochs }) => epochs.length > 0);
  });

  it('stays paused when the run was', async () => {
    const { client, workers } = page();
    const { store, reaches } = figure(client);
    store.actions.step();
    await reaches('paused');
    workers[0]!.die();
    await reaches('opening');
    const state = await reaches('ready');
    expect(state.position.step).toBe(0);
  });

  it('too often is a failure with a way on', async () => {
    const { client, workers } = page();
    const { store, reaches } = figure(client, endless);
    store.actions.train();
    for (let death = 0; death < 3; death++) workers.at(-1).die();
    const { problem } = await reaches('failed');
    expect(problem?.code).toBe('worker-died');
    // None of them had said a word: it may be the connection.
    expect(problem?.message).toMatch(/does not start/);
    expect(workers).toHaveLength(3);
    store.actions.reset();
    await reaches('ready');
    expect(workers).toHaveLength(4);
  });

  it('too often while it trains is not for want of a connection', async () => {
    const { client, workers } = page();
    const { store, until, reaches } = figure(client, endless);
    store.actions.train();
    for (let death = 0; death < 3; death++) {
      await reaches('training');
      await until(({ epochs }) => epochs.length > 0);
      workers.at(-1).die();
    }
    const { problem } = await reaches('failed');
    expect(problem?.message).toMatch(/stopped several times/);
  });

  it('does not trouble runs of which nothing was asked', () => {
    const { client, workers } = page();
    const { store } = figure(client);
    client.send({ type: 'fetch-data' });
    workers[0]!.die();
    expect(store.snapshot().status).toBe('idle');
    expect(workers).toHaveLength(1);
  });
});

describe('a page that is reloaded', () => {
  /** What a browser keeps: the runs, and the page's notes of them. */
  function browser() {
    const checkpoints = new MemoryCheckpoints();
    const memory = emptyMemory();
    return {
      checkpoints,
      memory,
      visit: (what = plan) => {
        const { client, workers } = page(() => testEnvironment({ checkpoints }));
        return { ...figure(client, what, memory), client, workers };
      },
    };
  }
  const keptAt = (memory: RunMemory) => memory.note('lab')?.at.epoch ?? 0;

  it('offers the run as it was kept, and goes on with it bit for bit', async () => {
    const straight = browser().visit();
    straight.store.actions.train();
    const wanted = await straight.reaches('ended');

    const { memory, visit } = browser();
    const first = visit();
    first.store.actions.train();
    await first.until(({ epochs }) => epochs.length === 1);
    first.store.actions.pause();
    const paused = await first.reaches('paused');
    while (keptAt(memory) < paused.position.epoch) await new Promise((go) => setTimeout(go, 1));
    first.client.stop();

    const second = visit();
    const offered = await second.until(({ notices }) => notices.length > 0);
    expect(offered).toMatchObject({ status: 'idle', position: paused.position });
    expect(offered.notices[0]).toMatch(/kept from before/);
    expect(second.workers).toHaveLength(0);
    second.store.actions.train();
    const ended = await second.reaches('ended');
    expect(ended.notices.at(-1)).toMatch(/goes on from epoch/);
    expect(ended.parameters).toEqual(wanted.parameters);
    const curve = (state: RunState) => state.epochs.map(({ test }) => test.correct);
    expect(curve(ended)).toEqual(curve(wanted));
  });

  it('trains on by itself when it was training', async () => {
    const { memory, visit } = browser();
    const first = visit(endless);
    first.store.actions.train();
    await first.until(() => keptAt(memory) > 0);
    first.client.stop();
    const second = visit(endless);
    const state = await second.reaches('training');
    expect(state.position.step).toBeGreaterThan(0);
  });

  it('goes on with the settings of now', async () => {
    const { memory, visit } = browser();
    const first = visit(endless);
    first.store.actions.train();
    await first.until(() => keptAt(memory) > 0);
    first.store.actions.pause();
    await first.reaches('paused');
    first.client.stop();
    const second = visit(endless);
    await second.until(({ notices }) => notices.length > 0);
    second.store.actions.tweak({ learningRate: 0.125 });
    second.store.actions.step();
    const state = await second.until(({ tweaks }) => tweaks.length > 0);
    expect(state.tweaks[0]?.tweak).toEqual({ learningRate: 0.125 });
    expect(second.store.plan.optimiser.learningRate).toBe(0.125);
  });

  it('starts anew after a reset, and forgets', async () => {
    const { memory, checkpoints, visit } = browser();
    const first = visit(endless);
    first.store.actions.train();
    await first.until(() => keptAt(memory) > 0);
    first.store.actions.reset();
    expect((await first.reaches('ready')).position.step).toBe(0);
    expect(memory.note('lab')).toBeNull();
    expect(checkpoints.runs.size).toBe(0);
  });

  it('says so when nothing of the run is kept after all', async () => {
    const { memory, checkpoints, visit } = browser();
    const first = visit(endless);
    first.store.actions.train();
    await first.until(() => keptAt(memory) > 0);
    first.store.actions.pause();
    await first.reaches('paused');
    first.client.stop();
    checkpoints.runs.set('lab', { checkpoint: 'damaged' });
    const second = visit(endless);
    await second.until(({ notices }) => notices.length > 0);
    second.store.actions.step();
    const state = await second.reaches('paused');
    expect(state.position.step).toBe(1);
    expect(state.notices.at(-1)).toMatch(/starts again/);
  });
});

describe('several tabs', () => {
  /** A browser: what it keeps, and which tab holds what. */
  function browser() {
    const stores = { checkpoints: new MemoryCheckpoints(), timelines: new MemoryTimelines() };
    const lasting = new MapStorage();
    const holders = new Map<string, object>();
    /** @param own what the tab remembers: given again, it is reloaded */
    function tab(what = plan, { moments = true, own = emptyMemory(lasting) } = {}) {
      const self = {};
      const hold: Hold = (name) => {
        if (holders.has(name)) return Promise.resolve(null);
        holders.set(name, self);
        return Promise.resolve(() => holders.delete(name));
      };
      const { client, workers } = page(() => testEnvironment(stores));
      const { store, ...rest } = figure(client, what, own, hold);
      if (moments) store.keepMoments();
      const close = () => {
        client.stop();
        for (const [name, holder] of holders) if (holder === self) holders.delete(name);
      };
      return { store, ...rest, own, workers, close };
    }
    return { ...stores, lasting, holders, tab };
  }
  type Tab = ReturnType<ReturnType<typeof browser>['tab']>;

  async function train(tab: Tab, rate = 3): Promise<RunState> {
    tab.store.actions.tweak({ learningRate: rate });
    tab.store.actions.train();
    const ended = await tab.reaches('ended');
    while ((tab.own.kept('lab')[0]?.note.at.step ?? 0) < ended.position.step) {
      await new Promise((go) => setTimeout(go, 1));
    }
    return ended;
  }

  it('keep their runs apart, say so, and find them again', async () => {
    for (const moments of [false, true]) {
      const { tab, checkpoints } = browser();
      const one = tab(plan, { moments });
      const first = await train(one, 3);
      const two = tab(plan, { moments });
      expect((await two.until(({ notices }) => notices.length > 0)).notices[0]).toMatch(
        /Another tab of the book holds .*this tab has one of its own/,
      );
      const second = await train(two, 1);
      expect([...checkpoints.runs.keys()]).toEqual(['lab', 'lab~2']);
      one.close();
      two.close();
      // Each tab, reloaded, has its own again, in whatever order they come.
      const twoAgain = tab(plan, { moments, own: two.own });
      const oneAgain = tab(plan, { moments, own: one.own });
      for (const [again, before] of [
        [twoAgain, second],
        [oneAgain, first],
      ] as const) {
        again.store.actions.open();
        const state = await again.reaches('paused');
        expect(state.plan.optimiser.learningRate).toBe(before.plan.optimiser.learningRate);
        expect((await again.until((now) => now.parameters !== null)).parameters).toEqual(
          before.parameters,
        );
      }
    }
  });

  it('take up what one left that has gone, the latest first', async () => {
    const { tab } = browser();
    const one = tab();
    await train(one, 3);
    const two = tab();
    await two.until(({ notices }) => notices.length > 0);
    await train(two, 1);
    one.close();
    two.close();
    const later = tab();
    const offered = await later.until(({ notices }) => notices.length > 0);
    expect(offered.plan.optimiser.learningRate).toBe(1);
    expect(offered.earlier.map(({ note }) => note.plan.optimiser.learningRate)).toEqual([3]);
  });

  it('do not come back to a run that another one trains', async () => {
    const { tab } = browser();
    const one = tab();
    await train(one, 3);
    const two = tab();
    await two.until(({ notices }) => notices.length > 0);
    await train(two, 1);
    two.store.actions.comeBack('lab');
    const told = await two.until(({ notices }) => /another tab/.test(notices.at(-1) ?? ''));
    expect(told.plan.optimiser.learningRate).toBe(1);
    two.store.actions.step();
    await two.until(({ position }) => position.step > told.position.step);
  });

  it('lose nothing that is asked for before the place is known', async () => {
    const { tab } = browser();
    const one = tab();
    const first = await train(one, 3);
    one.close();
    const later = tab();
    later.store.actions.step();
    const state = await later.until(({ position }) => position.step > first.position.step);
    expect(state.notices.at(-1)).toMatch(/goes on from epoch/);
  });
});

describe('a new network', () => {
  function lab() {
    const stores = { checkpoints: new MemoryCheckpoints(), timelines: new MemoryTimelines() };
    const memory = emptyMemory();
    const held = new Set<string>();
    const hold: Hold = (name) => {
      if (held.has(name)) return Promise.resolve(null);
      held.add(name);
      return Promise.resolve(() => held.delete(name));
    };
    const { client } = page(() => testEnvironment(stores));
    const shown = figure(client, plan, memory, hold);
    shown.store.keepMoments();
    return { ...stores, memory, held, ...shown };
  }

  async function trained({ store, until, memory }: ReturnType<typeof lab>, seed: number) {
    store.actions.reset({ ...plan, seed, epochs: 1 });
    store.actions.train();
    const ended = await until((one) => one.status === 'ended' && one.plan.seed === seed);
    await until(({ timeline }) => timeline?.moments.at(-1)?.at.step === 30);
    while (memory.kept('lab')[0]?.note.plan.seed !== seed) {
      await new Promise((go) => setTimeout(go, 1));
    }
    return ended;
  }

  it('leaves the earlier run where it is, moments and all, and it can be come back to', async () => {
    const here = lab();
    const first = await trained(here, 1);
    await trained(here, 2);
    const { earlier } = here.store.snapshot();
    expect(earlier.map(({ note }) => note.plan.seed)).toEqual([1]);
    expect([...here.held]).toEqual(['lab~2']);
    here.store.actions.comeBack(earlier[0]!.place);
    const back = await here.until((state) => state.status === 'paused' && state.timeline !== null);
    expect(back.plan.seed).toBe(1);
    expect(back.earlier.map(({ note }) => note.plan.seed)).toEqual([2]);
    expect((await here.until(({ parameters }) => parameters !== null)).parameters).toEqual(
      first.parameters,
    );
    expect(back.timeline!.moments.map(({ at }) => at.step)).toContain(0);
    here.store.actions.goTo(back.timeline!.moments[0]!.id);
    expect((await here.reaches('ready')).position.step).toBe(0);
  });

  it('lets only the oldest of many earlier runs go', async () => {
    const here = lab();
    for (let seed = 1; seed <= 6; seed++) await trained(here, seed);
    const left = await here.until(({ earlier }) => earlier.length === 4);
    expect(left.earlier.map(({ note }) => note.plan.seed)).toEqual([5, 4, 3, 2]);
    const places = new Set([...here.timelines.moments.keys()].map((key) => key.split(' ')[0]));
    expect(places.size).toBe(5);
    expect(here.checkpoints.runs.size).toBe(5);
  });

  it('loses nothing of one that is left in the midst of its training, however short that was', async () => {
    const here = lab();
    here.store.actions.reset({ ...plan, seed: 1, batchSize: 1, epochs: 10_000 });
    here.store.actions.train();
    const left = await here.until(({ position }) => position.step > 0);
    here.store.actions.reset({ ...plan, seed: 2 });
    const next = await here.until((one) => one.status === 'ready' && one.plan.seed === 2);
    expect(next.earlier.map(({ note }) => note.plan.seed)).toEqual([1]);
    here.store.actions.comeBack(next.earlier[0]!.place);
    const back = await here.until(({ status }) => status === 'paused');
    expect(back.plan.seed).toBe(1);
    expect(back.position.step).toBeGreaterThanOrEqual(left.position.step);
  });

  it('in the place of one that was never trained leaves nothing', async () => {
    const here = lab();
    here.store.actions.reset({ ...plan, seed: 1 });
    await here.reaches('ready');
    here.store.actions.reset({ ...plan, seed: 2 });
    const state = await here.until((one) => one.status === 'ready' && one.plan.seed === 2);
    expect(state.earlier).toEqual([]);
    expect([...here.held]).toEqual(['lab']);
  });

  it('after one that diverged leaves what that was before', async () => {
    const here = lab();
    const { network, ...rest } = plan;
    const linear = network.layers.map((layer) =>
      layer.kind === 'activation' ? { ...layer, function: 'identity' as const } : layer,
    );
    here.store.actions.reset({
      ...rest,
      network: { ...network, layers: linear },
      optimiser: { kind: 'sgd', learningRate: 1e-6 },
      epochs: 1,
    });
    here.store.actions.train();
    await here.reaches('ended');
    await here.until(({ timeline }) => timeline?.moments.at(-1)?.at.step === 30);
    here.store.actions.tweak({ learningRate: 1000, epochs: 2 });
    here.store.actions.train();
    await here.reaches('failed');
    here.store.actions.reset({ ...plan, seed: 2 });
    const next = await here.until((one) => one.status === 'ready' && one.plan.seed === 2);
    expect(next.earlier.map(({ note }) => note.at.step)).toEqual([30]);
    here.store.actions.comeBack(next.earlier[0]!.place);
    const back = await here.until(({ status }) => status === 'paused');
    expect(back.position.step).toBe(30);
    expect(back.plan.optimiser.learningRate).toBe(1e-6);
  });
});

it('a browser that refuses to keep the run is told about, once, and the run trains on', async () => {
  const checkpoints = new MemoryCheckpoints();
  checkpoints.refusal = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  const { client } = page(() => testEnvironment({ checkpoints }));
  const { store, reaches } = figure(client);
  store.actions.train();
  const { notices } = await reaches('ended');
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/quota has been exceeded.*trains on/);
});
