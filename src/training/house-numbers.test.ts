// What the page knows of the reader's file, against a worker that says what it is told to.
import { describe, expect, it } from 'vitest';
import type { Command, WorkerEvent } from '../protocol/messages.ts';
import { TrainingClient } from './client.ts';
import { HouseNumbersStore } from './house-numbers.ts';

function connect() {
  const commands: Command[] = [];
  let hear: (event: MessageEvent) => void = () => undefined;
  let fail: () => void = () => undefined;
  const client = new TrainingClient(() => ({
    postMessage: (message: unknown) => commands.push(message as Command),
    addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
      if (type === 'message') hear = listener;
      if (type === 'error') fail = listener as () => void;
    },
    removeEventListener: () => undefined,
    terminate: () => undefined,
  }));
  return {
    store: new HouseNumbersStore(client),
    commands,
    stop: () => client.stop(),
    tell: (event: WorkerEvent) => hear(new MessageEvent('message', { data: event })),
    kill: () => fail(),
  };
}

const file = new Blob(['bytes']);
const about = (id: number, rest: object) =>
  ({
    type: 'house-numbers',
    id,
    readBytes: 5,
    totalBytes: 10,
    set: null,
    problem: null,
    ...rest,
  }) as WorkerEvent;
const setOf = (id: number) => ({ id, count: 1, inFile: 1, labels: Uint8Array.of(3) });
const problem = { code: 'not-svhn', message: 'It is not one.', hint: 'Choose another.' };

describe('the file of house numbers', () => {
  it('is told of as it is read, and stays when the next one is refused', () => {
    const { store, commands, tell, stop } = connect();
    store.read(file, 'one.mat');
    const { id } = commands[0] as { readonly id: number };
    tell(about(id, {}));
    expect(store.snapshot().reading).toEqual({ name: 'one.mat', share: 0.5 });
    tell(about(id, { set: setOf(id) }));
    store.read(file, 'two.mat');
    const next = commands[1] as { readonly id: number };
    tell(about(next.id, { problem }));
    expect(store.snapshot()).toEqual({
      held: { name: 'one.mat', set: setOf(id) },
      reading: null,
      problem: { name: 'two.mat', problem },
    });
    stop();
  });

  it('that was replaced before it was whole is not heard of again', () => {
    const { store, commands, tell, stop } = connect();
    store.read(file, 'one.mat');
    store.read(file, 'two.mat');
    const [one, two] = commands as { readonly id: number }[];
    tell(about(one!.id, { set: setOf(one!.id) }));
    expect(store.snapshot()).toMatchObject({ held: null, reading: { name: 'two.mat' } });
    tell(about(two!.id, { set: setOf(two!.id) }));
    expect(store.snapshot().held?.name).toBe('two.mat');
    stop();
  });

  it('is read again, under the same number, by the worker that takes the place of a dead one', () => {
    const { store, commands, tell, kill, stop } = connect();
    store.read(file, 'one.mat');
    const { id } = commands[0] as { readonly id: number };
    tell(about(id, { set: setOf(id) }));
    kill();
    expect(commands[1]).toEqual({ type: 'read-house-numbers', id, file });
    expect(store.snapshot()).toMatchObject({ held: null, reading: { name: 'one.mat' } });
    kill();
    kill();
    expect(store.snapshot()).toMatchObject({ reading: null, problem: { name: 'one.mat' } });
    stop();
  });
});
