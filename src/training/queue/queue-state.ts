// What waits to be trained, and in which order. Page thread. Pure: the same actions give the same queue.
import * as v from 'valibot';

/** Something to train, with a name that nothing else in the queue has. */
export interface Queued {
  readonly id: string;
}

export interface Queue<Item extends Queued> {
  /** The first one trains. */
  readonly items: readonly Item[];
  readonly paused: boolean;
  /** Runs that could not go on, each with why, until the reader has seen it. */
  readonly failures: readonly { readonly item: Item; readonly message: string }[];
}

export type QueueAction<Item extends Queued> =
  | { readonly type: 'add'; readonly items: readonly Item[] }
  /** The reader takes them out, or they are done. */
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | { readonly type: 'fail'; readonly id: string; readonly message: string }
  | { readonly type: 'dismiss'; readonly id: string }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' };

export const emptyQueue: Queue<never> = { items: [], paused: false, failures: [] };

const without = <Item extends Queued>(items: readonly Item[], gone: readonly string[]) =>
  items.filter(({ id }) => !gone.includes(id));

export function reduceQueue<Item extends Queued>(
  queue: Queue<Item>,
  action: QueueAction<Item>,
): Queue<Item> {
  switch (action.type) {
    case 'add':
      // A press on Run after everything was done means now, whatever was paused before.
      return {
        ...queue,
        paused: queue.items.length > 0 && queue.paused,
        items: [...queue.items, ...action.items],
      };
    case 'remove':
      return { ...queue, items: without(queue.items, action.ids) };
    case 'fail': {
      const item = queue.items.find(({ id }) => id === action.id);
      if (item === undefined) return queue;
      return {
        ...queue,
        items: without(queue.items, [action.id]),
        failures: [...queue.failures, { item, message: action.message }],
      };
    }
    case 'dismiss':
      return { ...queue, failures: queue.failures.filter(({ item }) => item.id !== action.id) };
    case 'pause':
      return { ...queue, paused: true };
    case 'resume':
      return { ...queue, paused: false };
  }
}

/** @returns reads a queue that was written down; null: it cannot be read */
export function queueParser<Item extends Queued>(
  item: v.GenericSchema<unknown, Item>,
): (text: string) => Queue<Item> | null {
  const schema = v.strictObject({
    items: v.array(item),
    paused: v.boolean(),
    failures: v.array(v.strictObject({ item, message: v.string() })),
  });
  return (text) => {
    try {
      return v.parse(schema, JSON.parse(text));
    } catch {
      return null;
    }
  };
}
