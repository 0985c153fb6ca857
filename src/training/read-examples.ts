// Examples as they are, from the worker, which alone holds the data set. Page thread.
import type { Split } from '../network/examples.ts';
import type { MnistRef } from '../network/dataset.ts';
import type { TrainingClient } from './client.ts';

export interface ExampleBytes {
  /** count x inputSize grey levels. */
  readonly inputs: Uint8Array;
  readonly labels: Uint8Array;
}

/**
 * Resolves when the examples have arrived, which may take a retry of the data. Rejects where there are no such examples,
 * and when no worker can be had.
 * @param indices positions in the split, from 0
 */
export function readExamples(
  client: TrainingClient,
  data: MnistRef,
  split: Split,
  indices: readonly number[],
): Promise<ExampleBytes> {
  return new Promise((resolve, reject) => {
    const id = client.nextId();
    const ask = () =>
      client.send({
        type: 'read-examples',
        id,
        data,
        split,
        indices: Uint32Array.from(indices),
      });
    const unsubscribe = client.subscribe({
      event(event) {
        if (event.type !== 'examples' || event.id !== id) return;
        unsubscribe();
        if (event.labels.length === indices.length) {
          resolve({ inputs: event.inputs, labels: event.labels });
        } else {
          reject(new Error(`the ${split} split has no examples ${indices.join(', ')}`));
        }
      },
      died(replaceable) {
        if (replaceable) {
          ask();
        } else {
          unsubscribe();
          reject(new Error('the worker has stopped'));
        }
      },
    });
    ask();
  });
}
