// The queue of experiments: who is first, who is left, and what a reload brings back.
import { describe, expect, it } from 'vitest';
import { presetOf } from '../../network/presets/index.ts';
import { emptyQueue, reduceQueue, type Queue, type QueueAction } from '../queue/queue-state.ts';
import { parseQueue, planOf, type QueueItem } from './queue-item.ts';

type Action = QueueAction<QueueItem>;

const item = (id: string, preset = 'fc-784-30-10'): QueueItem => ({
  id,
  preset,
  seed: 3,
  epochs: 2,
});
const start: Queue<QueueItem> = emptyQueue;
const after = (...actions: readonly Action[]) =>
  actions.reduce((queue, action) => reduceQueue(queue, action), start);
const ids = (actions: readonly Action[]) => after(...actions).items.map(({ id }) => id);

describe('the queue', () => {
  const two: readonly Action[] = [
    { type: 'add', items: [item('a')] },
    { type: 'add', items: [item('b')] },
  ];

  it('trains in the order of asking, one behind the other', () => {
    expect(ids(two)).toEqual(['a', 'b']);
    expect(ids([...two, { type: 'remove', ids: ['a'] }])).toEqual(['b']);
    expect(ids([...two, { type: 'remove', ids: ['b'] }])).toEqual(['a']);
    expect(ids([...two, { type: 'remove', ids: ['c'] }])).toEqual(['a', 'b']);
  });

  it('goes on behind a run that failed, and says so until that was seen', () => {
    const failed = after(...two, { type: 'fail', id: 'a', message: 'Too large.' });
    expect(failed.items.map(({ id }) => id)).toEqual(['b']);
    expect(failed.failures).toEqual([{ item: item('a'), message: 'Too large.' }]);
    expect(reduceQueue(failed, { type: 'dismiss', id: 'a' }).failures).toEqual([]);
    expect(reduceQueue(failed, { type: 'fail', id: 'a', message: 'Again.' })).toBe(failed);
  });

  it('stays paused while something waits, and begins anew when nothing did', () => {
    const paused = after(two[0]!, { type: 'pause' });
    expect(reduceQueue(paused, two[1]!).paused).toBe(true);
    const emptied = reduceQueue(paused, { type: 'remove', ids: ['a'] });
    expect(reduceQueue(emptied, two[1]!).paused).toBe(false);
    expect(reduceQueue(paused, { type: 'resume' }).paused).toBe(false);
  });

  it('comes back as it was written down, without what the book does not know', () => {
    const queue = after(...two, { type: 'pause' });
    expect(parseQueue(JSON.stringify(queue))).toEqual(queue);
    const strange = after({ type: 'add', items: [item('x', 'fc-784-31-10')] }, two[0]!);
    expect(parseQueue(JSON.stringify(strange)).items).toEqual([item('a')]);
    expect(parseQueue('{"items":3}')).toEqual(emptyQueue);
    expect(parseQueue('{')).toEqual(emptyQueue);
    expect(parseQueue(null)).toEqual(emptyQueue);
  });
});

it('an item’s plan is its preset’s, with its own seed and length', () => {
  const { plan } = presetOf('fc-784-30-10')!;
  expect(planOf(item('a'))).toEqual({ ...plan, seed: 3, epochs: 2 });
  expect(planOf(item('a', 'no-such'))).toBeNull();
});
