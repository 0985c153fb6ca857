// How well a network does on all test images as it is now, asked of the worker. Page thread.
import type { RunId } from '../protocol/messages.ts';
import { createAsker, type Ask } from './asker.ts';
import type { TrainingClient } from './client.ts';
import type { RunState } from './run-state.ts';

export function createMeasurer(
  client: TrainingClient,
  run: RunId,
): Ask<null, NonNullable<RunState['test']>> {
  return createAsker(client, {
    command: (id) => ({ type: 'measure', run, id }),
    answer: (event, id) =>
      event.type === 'measured' && event.id === id
        ? { value: event.found && { evaluation: event.found.evaluation, at: event.at } }
        : null,
  });
}
