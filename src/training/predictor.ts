// What a network in training says of the reader's own inputs. Page thread.
import type { RunId } from '../protocol/messages.ts';
import { createAsker } from './asker.ts';
import type { TrainingClient } from './client.ts';

export type Predict = (inputs: Float32Array, count: number) => Promise<Float32Array | null>;

export function createPredictor(client: TrainingClient, run: RunId): Predict {
  const ask = createAsker<{ readonly inputs: Float32Array; readonly count: number }, Float32Array>(
    client,
    {
      command: (id, { inputs, count }) => ({ type: 'predict', run, id, inputs, count }),
      answer: (event, id) =>
        event.type === 'prediction' && event.id === id ? { value: event.outputs } : null,
    },
  );
  // A copy: the figure may draw on before the question is sent.
  return (inputs, count) => ask({ inputs: inputs.slice(), count });
}
