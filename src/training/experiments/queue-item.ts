// What waits on the page of published experiments. Page thread, pure.
import * as v from 'valibot';
import { presetOf } from '../../network/presets/index.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { emptyQueue, queueParser, type Queue } from '../queue/queue-state.ts';

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

/** The plan of its preset, with its own seed and length; null where the book has no such experiment any more. */
export function planOf({ preset, seed, epochs }: QueueItem): TrainingPlan | null {
  const found = presetOf(preset);
  return found === undefined ? null : { ...found.plan, seed, epochs };
}

const parse = queueParser(itemSchema);

/** A queue that was written down, by an older book perhaps. What cannot be read is left out. */
export function parseQueue(text: string | null): Queue<QueueItem> {
  const queue = text === null ? null : parse(text);
  return queue === null
    ? emptyQueue
    : { ...queue, items: queue.items.filter((item) => planOf(item) !== null) };
}
