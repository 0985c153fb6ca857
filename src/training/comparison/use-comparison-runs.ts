// The page's one queue of runs that are compared, for React: it trains whatever is in sight, and outlives a reload. Of several
// tabs one drives it. Page thread.
import { useSyncExternalStore } from 'react';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { parsePlan } from '../../network/training-plan.ts';
import { indexedDbArchive } from '../queue/archive.ts';
import { emptyQueue, type Queue } from '../queue/queue-state.ts';
import { RunQueue } from '../queue/run-queue.ts';
import { SharedQueue, type SharedState } from '../queue/shared-queue.ts';
import { browserTabs } from '../queue/tabs.ts';
import { planKey } from '../../network/plan-key.ts';
import { initialState } from '../reducer.ts';
import { RunStore } from '../run-store.ts';
import { sharedClient, sharedMemory } from '../shared-client.ts';
import {
  comparedRun,
  parseCompared,
  parseComparedQueue,
  type ComparedItem,
  type ComparedRun,
} from './compared-run.ts';

/** One at a time, so one name is enough. */
const runId = 'comparison';
const queueKey = 'comparison-queue';
/** Of what the tabs say to each other; the number is raised when that changes. */
const tabsName = 'neural-networks-live-comparisons-1';

/** Milliseconds. By a timer, not by frames: a page that is not seen paints none, and its queue should go on. */
const pace = 100;

export type ComparisonRuns = SharedState<ComparedItem, ComparedRun>;
type ComparisonQueue = SharedQueue<ComparedItem, ComparedRun>;

/** What the server knows: nothing has run. */
const before: ComparisonRuns = {
  queue: emptyQueue,
  run: initialState(fullyConnectedPlan()),
  speeds: {},
  kept: null,
  archiveProblem: null,
  elsewhere: false,
};

function savedQueue(): Queue<ComparedItem> {
  try {
    return parseComparedQueue(localStorage.getItem(queueKey));
  } catch {
    return emptyQueue;
  }
}

function saveQueue(queue: Queue<ComparedItem>): void {
  try {
    localStorage.setItem(queueKey, JSON.stringify(queue));
  } catch {
    // It lives as long as the page then.
  }
}

/** Whether the run that is kept on this device is this one. */
function isKept(item: ComparedItem | undefined): boolean {
  const note = sharedMemory.note(runId);
  if (item === undefined || note === null) return false;
  const checked = parsePlan(item.plan);
  return checked.ok && planKey(checked.value) === planKey(note.plan);
}

/** @param first no other tab has trained it: what another visit left waits for a word, what trained in this tab goes on */
function driver(first: boolean): RunQueue<ComparedItem, ComparedRun> {
  const saved = savedQueue();
  const resumable = isKept(saved.items[0]);
  const wasTraining = sharedMemory.wasTraining(runId);
  if (!resumable) {
    sharedMemory.setNote(runId, null);
    sharedMemory.setTraining(runId, false);
  }
  const paused = first ? saved.items.length > 0 && !wasTraining : saved.paused;
  return new RunQueue<ComparedItem, ComparedRun>(
    { ...saved, paused },
    {},
    {
      // One tab drives, so one place is enough.
      store: new RunStore(runId, fullyConnectedPlan(), sharedClient, sharedMemory, {
        schedule: (callback) => setTimeout(callback, pace),
      }),
      archive: indexedDbArchive('neural-networks-live-comparisons', parseCompared),
      now: () => Date.now(),
      planOf: ({ plan }) => plan,
      speedKeyOf: ({ plan }) => speedKey(plan),
      recordOf: comparedRun,
      saveQueue,
      saveSpeeds: () => undefined,
      resumable,
    },
  );
}

const startQueue = (): ComparisonQueue =>
  new SharedQueue({
    tabs: browserTabs(tabsName),
    before: { ...before, queue: { ...savedQueue(), paused: true } },
    drive: driver,
    newId: () => crypto.randomUUID(),
  });

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
