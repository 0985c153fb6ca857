// Questions about single images: which of those that the reader remembers is most like one. Page thread.
import type { BaselineJob, BaselineResultOf } from '../network/baselines.ts';
import { createAsker, type Ask } from './asker.ts';
import type { TrainingClient } from './client.ts';

export type NeighboursJob = Extract<BaselineJob, { readonly kind: 'neighbours' }>;

export function createBaselineAsker(
  client: TrainingClient,
): Ask<NeighboursJob, BaselineResultOf<'neighbours'>> {
  return createAsker(client, {
    command: (id, job) => ({ type: 'baseline', id, job }),
    // Progress comes under the same id, without a result.
    answer: (event, id) =>
      event.type === 'baseline' && event.id === id && event.result?.kind === 'neighbours'
        ? { value: event.result }
        : null,
  });
}
