// The page's one queue of experiments, for React. Page thread.
import { useSyncExternalStore } from 'react';
import { fullyConnectedPlan } from '../../network/presets/fc-784-30-10.ts';
import { parsePlan } from '../../network/training-plan.ts';
import { initialState } from '../reducer.ts';
import { RunStore } from '../run-store.ts';
import { sharedClient, sharedMemory } from '../shared-client.ts';
import { indexedDbArchive } from '../queue/archive.ts';
import { emptyQueue, type Queue } from '../queue/queue-state.ts';
import { RunQueue } from '../queue/run-queue.ts';
import { SharedQueue, type SharedState } from '../queue/shared-queue.ts';
import { browserTabs } from '../queue/tabs.ts';
import { showBackground } from './background.ts';
import { loadSpeeds, saveSpeeds } from './device-speeds.ts';
import { finishedRun, parseFinished, type FinishedRun } from './finished-run.ts';
import { parseQueue, planOf, type QueueItem } from './queue-item.ts';

type ExperimentQueue = SharedQueue<QueueItem, FinishedRun>;
export type ExperimentsState = SharedState<QueueItem, FinishedRun>;

/** One at a time, so one name and one checkpoint are enough. */
const runId = 'experiments';
const queueKey = 'experiments-queue';
/** Of what the tabs say to each other; the number is raised when that changes. */
const tabsName = 'neural-networks-live-experiments-2';

/** Milliseconds. By a timer, not by frames: a page that is not seen paints none, and its queue should go on. */
const pace = 200;

/** What the server knows: nothing has run. */
const before: ExperimentsState = {
  queue: emptyQueue,
  run: initialState(fullyConnectedPlan()),
  speeds: {},
  kept: null,
  archiveProblem: null,
  elsewhere: false,
};

function savedQueue(): Queue<QueueItem> {
  try {
    return parseQueue(localStorage.getItem(queueKey));
  } catch {
    return emptyQueue;
  }
}

function saveQueue(queue: Queue<QueueItem>): void {
  try {
    localStorage.setItem(queueKey, JSON.stringify(queue));
  } catch {
    // It lives as long as the page then.
  }
}

/** Whether the run that is kept on this device is this one. */
function isKept(item: QueueItem | undefined): boolean {
  const plan = item && planOf(item);
  const note = sharedMemory.note(runId);
  if (!plan || note === null) return false;
  const checked = parsePlan(plan);
  return checked.ok && JSON.stringify(checked.value) === JSON.stringify(note.plan);
}

/** @param first no other tab has trained it: what another visit left waits for a word, what trained in this tab goes on */
function driver(first: boolean): RunQueue<QueueItem, FinishedRun> {
  const saved = savedQueue();
  const resumable = isKept(saved.items[0]);
  const wasTraining = sharedMemory.wasTraining(runId);
  if (!resumable) {
    sharedMemory.setNote(runId, null);
    sharedMemory.setTraining(runId, false);
  }
  const paused = first ? saved.items.length > 0 && !wasTraining : saved.paused;
  return new RunQueue({ ...saved, paused }, loadSpeeds(), {
    // One tab drives, so one place is enough.
    store: new RunStore(runId, fullyConnectedPlan(), sharedClient, sharedMemory, {
      schedule: (callback) => setTimeout(callback, pace),
    }),
    archive: indexedDbArchive('neural-networks-live-experiments', parseFinished),
    now: () => Date.now(),
    planOf,
    speedKeyOf: ({ preset }) => preset,
    recordOf: finishedRun,
    saveQueue,
    saveSpeeds,
    resumable,
  });
}

function startQueue(): ExperimentQueue {
  const queue: ExperimentQueue = new SharedQueue({
    tabs: browserTabs(tabsName),
    before: { ...before, queue: { ...savedQueue(), paused: true }, speeds: loadSpeeds() },
    drive: driver,
    newId: () => crypto.randomUUID(),
  });
  queue.subscribe(() => showBackground(progressOf(queue.snapshot())));
  showBackground(progressOf(queue.snapshot()));
  return queue;
}

function progressOf({ queue, run }: ExperimentsState) {
  if (queue.items.length === 0) return null;
  return {
    share: Math.min(1, run.position.epoch / run.plan.epochs),
    waiting: queue.items.length - 1,
    paused: queue.paused,
  };
}

let shared: ExperimentQueue | null = null;
/** Made when first asked for in a browser. It lives as long as the page does. */
export const experimentQueue = (): ExperimentQueue => (shared ??= startQueue());

const subscribe = (listener: () => void) => experimentQueue().subscribe(listener);
const snapshot = () => experimentQueue().snapshot();

export const useExperiments = (): ExperimentsState =>
  useSyncExternalStore(subscribe, snapshot, () => before);
