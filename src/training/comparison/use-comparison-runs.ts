// The page's one queue of runs that are compared, for React. It lives as long as the page does, whatever is in sight.
// Page thread.
import { useSyncExternalStore } from 'react';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { indexedDbArchive } from '../queue/archive.ts';
import { emptyQueue } from '../queue/queue-state.ts';
import { RunQueue, type QueueState } from '../queue/run-queue.ts';
import { initialState } from '../reducer.ts';
import { RunStore } from '../run-store.ts';
import { browserHold } from '../hold.ts';
import { noMemory } from '../run-memory.ts';
import { sharedClient } from '../shared-client.ts';
import { comparedRun, parseCompared, type ComparedItem, type ComparedRun } from './compared-run.ts';

/** One at a time, so one name is enough. */
const runId = 'comparison';

/** Milliseconds. By a timer, not by frames: a page that is not seen paints none, and its queue should go on. */
const pace = 100;

export type ComparisonRuns = QueueState<ComparedItem, ComparedRun>;
type ComparisonQueue = RunQueue<ComparedItem, ComparedRun>;

/** What the server knows: nothing has run. */
const before: ComparisonRuns = {
  queue: emptyQueue,
  run: initialState(fullyConnectedPlan()),
  speeds: {},
  kept: null,
  archiveProblem: null,
};

function startQueue(): ComparisonQueue {
  const queue = new RunQueue<ComparedItem, ComparedRun>(
    emptyQueue,
    {},
    {
      // A run that a reload cut off is trained anew; what another tab trains meanwhile is kept in another place.
      store: new RunStore(runId, fullyConnectedPlan(), sharedClient, noMemory(), {
        schedule: (callback) => setTimeout(callback, pace),
        hold: browserHold,
      }),
      archive: indexedDbArchive('neural-networks-live-comparisons', parseCompared),
      now: () => Date.now(),
      planOf: ({ plan }) => plan,
      speedKeyOf: ({ plan }) => speedKey(plan),
      recordOf: comparedRun,
      saveQueue: () => undefined,
      saveSpeeds: () => undefined,
      resumable: false,
    },
  );
  queue.start();
  return queue;
}

/** Plans of one speed, as near as makes no difference. */
export const speedKey = ({ network, batchSize }: ComparedItem['plan']): string =>
  JSON.stringify([network, batchSize]);

let shared: ComparisonQueue | null = null;
/** Made when first asked for in a browser. */
export const comparisonQueue = (): ComparisonQueue => (shared ??= startQueue());

const subscribe = (listener: () => void) => comparisonQueue().subscribe(listener);

/** One thing about the runs: renders only when that is another. */
export function useComparisonRuns<Value>(read: (state: ComparisonRuns) => Value): Value {
  return useSyncExternalStore(
    subscribe,
    () => read(comparisonQueue().snapshot()),
    () => read(before),
  );
}
