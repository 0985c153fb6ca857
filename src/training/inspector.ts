// What happens inside a network in training. Page thread.
import type { Inspection } from '../network/inspection.ts';
import type { Parameters } from '../network/parameters.ts';
import type { Inspected, RunId, RunPosition } from '../protocol/messages.ts';
import { createAsker } from './asker.ts';
import type { TrainingClient } from './client.ts';

export interface LocatedInspection extends Inspection {
  /** Where the run stood. */
  readonly at: RunPosition;
}

/**
 * @param whole whether the gradients are wanted, and not only their lengths; false by itself
 * @param parameters of another moment, in place of the run's own; null in answer where they do not fit its network
 */
export type Inspect = (
  of: Inspected,
  whole?: boolean,
  parameters?: Parameters,
) => Promise<LocatedInspection | null>;

interface Question {
  readonly of: Inspected;
  readonly whole: boolean;
  readonly parameters: Parameters | undefined;
}

export function createInspector(client: TrainingClient, run: RunId): Inspect {
  const ask = createAsker<Question, LocatedInspection>(client, {
    command: (id, { of, whole, parameters }) => ({
      type: 'inspect',
      run,
      id,
      of,
      whole,
      ...(parameters && { parameters }),
    }),
    answer: (event, id) =>
      event.type === 'inspection' && event.id === id
        ? { value: event.inspection && { ...event.inspection, at: event.at } }
        : null,
  });
  // A copy: the figure may go on with its arrays before the question is sent.
  return (of, whole = false, parameters) => ask({ of: structuredClone(of), whole, parameters });
}
