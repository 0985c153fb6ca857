// The moments of a run for React. Page thread.
import { useEffect, useSyncExternalStore } from 'react';
import type { RunId } from '../protocol/messages.ts';
import { MomentStore, noMoments, type Moments } from './moments.ts';
import { sharedClient } from './shared-client.ts';

export type { Moment, Moments } from './moments.ts';

const stores = new Map<RunId, MomentStore>();

function storeOf(run: RunId): MomentStore {
  const store = stores.get(run) ?? new MomentStore(sharedClient, run);
  stores.set(run, store);
  return store;
}

/** Keeps them from now on: on a page whose figures come later than the run's first epochs. */
export function useKeepMoments(run: RunId): void {
  useEffect(() => {
    storeOf(run);
  }, [run]);
}

export function useMoments(run: RunId): {
  readonly moments: Moments;
  /** Tests the network on all test images as it is now. @returns the mark's key; null when that could not be done */
  readonly mark: () => Promise<string | null>;
} {
  const { subscribe, snapshot, mark } = storeOf(run);
  return { moments: useSyncExternalStore(subscribe, snapshot, () => noMoments), mark };
}
