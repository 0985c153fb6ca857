// What happens inside a network in training. Page thread.
import type { Inspection } from '../network/inspection.ts';
import type { Inspected, RunId, RunPosition } from '../protocol/messages.ts';
import { createAsker } from './asker.ts';
import type { TrainingClient } from './client.ts';

export interface LocatedInspection extends Inspection {
  /** Where the run stood. */
  readonly at: RunPosition;
}

/** @param whole whether the gradients are wanted, and not only their lengths; false by itself */
export type Inspect = (of: Inspected, whole?: boolean) => Promise<LocatedInspection | null>;

export function createInspector(client: TrainingClient, run: RunId): Inspect {
  const ask = createAsker<{ readonly of: Inspected; readonly whole: boolean }, LocatedInspection>(
    client,
    {
      command: (id, { of, whole }) => ({ type: 'inspect', run, id, of, whole }),
      answer: (event, id) =>
        event.type === 'inspection' && event.id === id
          ? { value: event.inspection && { ...event.inspection, at: event.at } }
          : null,
    },
  );
  // A copy: the figure may go on with its arrays before the question is sent.
  return (of, whole = false) => ask({ of: structuredClone(of), whole });
}
