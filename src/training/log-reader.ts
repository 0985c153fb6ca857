// What a run was made of, and all of it as it is, asked of the worker, which alone knows the steps exactly. Page thread.
import type { KeptRun } from '../protocol/kept-run.ts';
import type { RunLog } from '../protocol/timeline.ts';
import type { RunId } from '../protocol/messages.ts';
import { createAsker, type Ask } from './asker.ts';
import type { TrainingClient } from './client.ts';

export function createLogReader(client: TrainingClient, run: RunId): Ask<null, RunLog> {
  return createAsker(client, {
    command: (id) => ({ type: 'read-log', run, id }),
    answer: (event, id) => (event.type === 'log' && event.id === id ? { value: event.log } : null),
  });
}

export function createRunSaver(client: TrainingClient, run: RunId): Ask<null, KeptRun> {
  return createAsker(client, {
    command: (id) => ({ type: 'save', run, id }),
    answer: (event, id) =>
      event.type === 'saved' && event.id === id ? { value: event.kept } : null,
  });
}
