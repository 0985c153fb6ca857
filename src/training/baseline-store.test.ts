// Measurements as figures share them, over a line to a real worker side in the same process.
import { afterEach, describe, expect, it } from 'vitest';
import { correctOf, type BaselineJob } from '../network/baselines.ts';
import { serve } from '../worker/serve.ts';
import { testEnvironment } from '../worker/testing/line.ts';
import { SmallData, smallSplit as data } from '../worker/testing/small-data.ts';
import { createBaselineAsker } from './ask-baseline.ts';
import { BaselineStore, type BaselineState } from './baseline-store.ts';
import { TrainingClient } from './client.ts';

const clients: TrainingClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.stop();
});

/** A client whose workers live in this process; `kill` ends the present one as a crash would. */
function connect(environment = testEnvironment) {
  let kill: () => void = () => undefined;
  let started = 0;
  const client = new TrainingClient(() => {
    started++;
    const { port1, port2 } = new MessageChannel();
    const stop = serve(port2, environment());
    const errors: (() => void)[] = [];
    const worker = {
      postMessage: (message: unknown) => port1.postMessage(message),
      addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
        if (type === 'message') port1.addEventListener('message', listener as EventListener);
        if (type === 'error') errors.push(listener as () => void);
      },
      removeEventListener: () => undefined,
      start: () => port1.start(),
      terminate: () => {
        stop();
        port1.close();
      },
    };
    kill = () => {
      for (const error of errors) error();
    };
    return worker;
  });
  clients.push(client);
  return { client, kill: () => kill(), started: () => started };
}

/** Waits until a store's state fits. */
function until(store: BaselineStore, fits: (state: BaselineState) => boolean) {
  return new Promise<BaselineState>((resolve) => {
    const leave = store.subscribe(look);
    function look(): void {
      if (!fits(store.snapshot())) return;
      leave();
      resolve(store.snapshot());
    }
    look();
  });
}

const nearest = { kind: 'nearest', data, remembered: 100, seed: 1 } as const;

describe('a measurement', () => {
  it('is made once for all who ask, and kept', async () => {
    const { client } = connect();
    const asked: BaselineJob[] = [];
    const send = client.send.bind(client);
    client.send = (command) => {
      if (command.type === 'baseline') asked.push(command.job);
      send(command);
    };
    const store = new BaselineStore(client, nearest);
    const other = store.subscribe(() => undefined);
    const { result, data: progress } = await until(store, ({ finished }) => finished);
    other();
    if (result?.kind !== 'nearest') throw new Error('another result');
    expect(correctOf(result.byShape)).toBe(100);
    expect(progress?.complete).toBe(true);
    expect((await until(store, ({ finished }) => finished)).result).toBe(result);
    expect(asked).toEqual([nearest]);
  });

  it('is called off when nobody looks any more, and begins anew', async () => {
    let time = 0;
    const { client } = connect(() => testEnvironment({ now: () => (time += 1000) }));
    const store = new BaselineStore(client, nearest);
    await until(store, ({ done }) => done > 3);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(store.snapshot()).toMatchObject({ done: 0, result: null, finished: false });
    expect((await until(store, ({ finished }) => finished)).done).toBe(100);
  });

  it('tells what keeps the images away, and goes on after a retry', async () => {
    const late = new SmallData({ fails: true });
    const { client } = connect(() => testEnvironment({ data: late }));
    const store = new BaselineStore(client, nearest);
    const stay = store.subscribe(() => undefined);
    const { problem } = await until(store, (state) => state.problem !== null);
    expect(problem?.message).toContain('Piece 2');
    store.retry();
    const { finished } = await until(store, (state) => state.finished);
    expect(finished).toBe(true);
    stay();
  });

  it('outlives a worker, and says so when three have died', async () => {
    let time = 0;
    const { client, kill, started } = connect(() => testEnvironment({ now: () => (time += 1000) }));
    const store = new BaselineStore(client, nearest);
    const stay = store.subscribe(() => undefined);
    await until(store, ({ done }) => done > 3);
    kill();
    await until(store, ({ done }) => done > 3);
    expect(started()).toBe(2);
    kill();
    kill();
    expect(store.snapshot().problem?.code).toBe('worker-died');
    store.retry();
    expect((await until(store, ({ finished }) => finished)).problem).toBeNull();
    stay();
  });
});

describe('questions about single images', () => {
  it('are answered, the newest first', async () => {
    const ask = createBaselineAsker(connect().client);
    const job = (value: number) =>
      ({
        ...nearest,
        kind: 'neighbours',
        inputs: new Uint8Array(784).fill(value),
        nearest: 2,
      }) as const;
    const [first, second, third] = await Promise.all([ask(job(9)), ask(job(8)), ask(job(7))]);
    expect(first?.byShape.indices.length).toBe(2);
    expect(second).toBeNull();
    expect(third?.pixels.length).toBe(4 * 784);
    expect(await ask(job(6))).not.toBeNull();
  });
});
