// The page's one queue of experiments, for React. Page thread.
import { useSyncExternalStore } from 'react';
import { beforeAny, pageQueue } from '../queue/page-queue.ts';
import type { SharedQueue, SharedState } from '../queue/shared-queue.ts';
import { showBackground } from './background.ts';
import { loadSpeeds, saveSpeeds } from './device-speeds.ts';
import { finishedRun, parseFinished, type FinishedRun } from './finished-run.ts';
import { parseQueue, planOf, type QueueItem } from './queue-item.ts';

type ExperimentQueue = SharedQueue<QueueItem, FinishedRun>;
export type ExperimentsState = SharedState<QueueItem, FinishedRun>;

function startQueue(): ExperimentQueue {
  const queue = pageQueue<QueueItem, FinishedRun>({
    runId: 'experiments',
    tabsName: 'neural-networks-live-experiments-2',
    archiveName: 'neural-networks-live-experiments',
    parseRecord: parseFinished,
    parseQueue,
    planOf,
    speedKeyOf: ({ preset }) => preset,
    recordOf: finishedRun,
    loadSpeeds,
    saveSpeeds,
    pace: 200,
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
  useSyncExternalStore(subscribe, snapshot, () => beforeAny);
