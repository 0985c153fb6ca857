// Measurements of readers that are no networks, for React. Page thread.
import { useMemo, useRef, useState, useSyncExternalStore, useEffect } from 'react';
import type { BaselineJob, BaselineKind, BaselineResultOf } from '../network/baselines.ts';
import { usualSplit } from '../network/mnist.ts';
import { BaselineStore, nothingMeasured, type BaselineState } from './baseline-store.ts';
import { createBaselineAsker, type NeighboursJob } from './ask-baseline.ts';
import { readExamples } from './read-examples.ts';
import type { RunActions } from './run-state.ts';
import { sharedClient } from './shared-client.ts';

export type { BaselineState } from './baseline-store.ts';

type MeasuredJob = Exclude<BaselineJob, NeighboursJob>;
type KindOf<Job> = Job extends { readonly kind: infer Kind extends BaselineKind } ? Kind : never;

/** What was measured stays for other figures and for a way back; old measurements make room. */
const stores = new Map<string, BaselineStore>();
const storeLimit = 24;

function storeOf(job: BaselineJob): BaselineStore {
  const key = JSON.stringify(job);
  const store = stores.get(key) ?? new BaselineStore(sharedClient, job);
  stores.delete(key);
  stores.set(key, store);
  const oldest = stores.keys().next().value;
  if (stores.size > storeLimit && oldest !== undefined) stores.delete(oldest);
  return store;
}

const never = () => () => undefined;

/** Measures while a figure asks for it, and once for all that ask for the same. @param job another object is the same job if it says the same; null: nothing */
export function useBaseline<Job extends MeasuredJob>(
  job: Job | null,
): BaselineState<BaselineResultOf<KindOf<Job>>> & { readonly retry: () => void } {
  const key = job === null ? null : JSON.stringify(job);
  const store = useMemo(
    () => (key === null ? null : storeOf(JSON.parse(key) as BaselineJob)),
    [key],
  );
  const state = useSyncExternalStore(
    store?.subscribe ?? never,
    store?.snapshot ?? (() => nothingMeasured),
    () => nothingMeasured,
  );
  // The worker answers a job with a result of its kind.
  const typed = state as BaselineState<BaselineResultOf<KindOf<Job>>>;
  return { ...typed, retry: () => store?.retry() };
}

/** The nearest remembered images of what is handed over; the last answer stays until the next is there. */
export function useNeighbours(job: NeighboursJob | null): BaselineResultOf<'neighbours'> | null {
  const [answer, setAnswer] = useState<BaselineResultOf<'neighbours'> | null>(null);
  const [ask] = useState(() => createBaselineAsker(sharedClient));
  const wanted = useRef(job);
  useEffect(() => {
    wanted.current = job;
    if (job === null) return;
    void ask(job).then((result) => {
      if (result !== null && wanted.current !== null) setAnswer(result);
    });
  }, [job, ask]);
  return job === null ? null : answer;
}

/** MNIST's images as they are in the usual split, whatever run there is. Rejects when they cannot be had. */
export const readImages: RunActions['readExamples'] = (split, indices) =>
  readExamples(sharedClient, usualSplit, split, indices);
