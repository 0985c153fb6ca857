// The page's one queue of runs that are compared, for React: it trains whatever is in sight. Page thread.
import { useSyncExternalStore } from 'react';
import { beforeAny, pageQueue } from '../queue/page-queue.ts';
import type { SharedQueue, SharedState } from '../queue/shared-queue.ts';
import {
  comparedRun,
  parseCompared,
  parseComparedQueue,
  type ComparedItem,
  type ComparedRun,
} from './compared-run.ts';

export type ComparisonRuns = SharedState<ComparedItem, ComparedRun>;
type ComparisonQueue = SharedQueue<ComparedItem, ComparedRun>;

const startQueue = (): ComparisonQueue =>
  pageQueue<ComparedItem, ComparedRun>({
    runId: 'comparison',
    tabsName: 'neural-networks-live-comparisons-1',
    archiveName: 'neural-networks-live-comparisons',
    parseRecord: parseCompared,
    parseQueue: parseComparedQueue,
    planOf: ({ plan }) => plan,
    speedKeyOf: ({ plan }) => speedKey(plan),
    recordOf: comparedRun,
    // They are measured anew at every visit.
    loadSpeeds: () => ({}),
    saveSpeeds: () => undefined,
    pace: 100,
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
    () => read(beforeAny),
  );
}
