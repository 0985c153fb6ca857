// What waits to be trained, and in which order. Page thread. Pure: the same actions give the same queue.
import * as v from 'valibot';
import { presetOf } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** One run of a published experiment. */
const itemSchema = v.strictObject({
  /** Its own, under which its curves are kept. */
  id: v.string(),
  preset: v.string(),
  seed: count,
  epochs: count,
});
export type QueueItem = v.InferOutput<typeof itemSchema>;

const queueSchema = v.strictObject({
  /** The first one trains. */
  items: v.array(itemSchema),
  paused: v.boolean(),
  /** Runs that could not go on, each with why, until the reader has seen it. */
  failures: v.array(v.strictObject({ item: itemSchema, message: v.string() })),
});
export type Queue = v.InferOutput<typeof queueSchema>;

export type QueueAction =
  | { readonly type: 'add'; readonly item: QueueItem }
  /** The reader takes it out, or it is done. */
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'fail'; readonly id: string; readonly message: string }
  | { readonly type: 'dismiss'; readonly id: string }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' };

export const emptyQueue: Queue = { items: [], paused: false, failures: [] };

const without = (items: readonly QueueItem[], gone: string) =>
  items.filter(({ id }) => id !== gone);

export function reduceQueue(queue: Queue, action: QueueAction): Queue {
  switch (action.type) {
    case 'add':
      // A press on Run after everything was done means now, whatever was paused before.
      return {
        ...queue,
        paused: queue.items.length > 0 && queue.paused,
        items: [...queue.items, action.item],
      };
    case 'remove':
      return { ...queue, items: without(queue.items, action.id) };
    case 'fail': {
      const item = queue.items.find(({ id }) => id === action.id);
      if (item === undefined) return queue;
      return {
        ...queue,
        items: without(queue.items, action.id),
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

/** The plan of its preset, with its own seed and length; null where the book has no such experiment any more. */
export function planOf({ preset, seed, epochs }: QueueItem): TrainingPlan | null {
  const found = presetOf(preset);
  return found === undefined ? null : { ...found.plan, seed, epochs };
}

/** A queue that was written down, by an older book perhaps. What cannot be read is left out. */
export function parseQueue(text: string | null): Queue {
  if (text === null) return emptyQueue;
  try {
    const queue = v.parse(queueSchema, JSON.parse(text));
    return { ...queue, items: queue.items.filter((item) => planOf(item) !== null) };
  } catch {
    return emptyQueue;
  }
}
