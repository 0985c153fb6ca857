// Hands examples of the data set to the page, as soon as they are here. Worker.
import type { Command, WorkerEvent } from '../protocol/messages.ts';
import type { DataFeed } from './data-feed.ts';

export async function readExamples(
  { id, data, split, indices }: Command & { type: 'read-examples' },
  feed: DataFeed,
): Promise<WorkerEvent> {
  const last = indices.reduce((largest, index) => Math.max(largest, index), -1);
  if (last >= feed.sizes(data)[split]) {
    return { type: 'examples', id, inputs: new Uint8Array(0), labels: new Uint8Array(0) };
  }
  feed.start();
  while (feed.arrived(split, data) <= last) await feed.arrival.next();
  const size = feed.inputSize;
  const inputs = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  for (const [position, index] of indices.entries()) {
    const example = feed.examples(split, index, 1, data);
    inputs.set(bytesOf(example.inputs), position * size);
    labels[position] = example.labels[0]!;
  }
  return { type: 'examples', id, inputs, labels };
}

/** Grey levels; a data set of floats, 0..1, is shown as if it were images. */
export function bytesOf(inputs: Uint8Array | Float32Array): Uint8Array {
  return inputs instanceof Uint8Array
    ? inputs
    : Uint8Array.from(inputs, (value) => Math.round(255 * value));
}
