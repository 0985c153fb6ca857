// A run for React. Page thread.
import { useMemo, useSyncExternalStore } from 'react';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { RunId } from '../protocol/messages.ts';
import { createInspector } from './inspector.ts';
import { createPredictor } from './predictor.ts';
import { readExamples } from './read-examples.ts';
import type { RunActions, RunState } from './run-state.ts';
import { runStore, sharedClient } from './shared-client.ts';

/**
 * The run of this id, shared by all figures of the page that name it. Renders once a frame at most.
 * @param initialPlan what it starts with; without effect when the run exists already
 */
export function useRun(
  id: RunId,
  initialPlan: TrainingPlan,
): { readonly state: RunState; readonly actions: RunActions } {
  const store = runStore(id, initialPlan);
  const state = useSyncExternalStore(store.subscribe, store.snapshot, () => store.initial);
  const actions = useMemo<RunActions>(() => {
    const predict = createPredictor(sharedClient, id);
    const inspect = createInspector(sharedClient, id);
    return {
      ...store.actions,
      predict: (inputs, count) => {
        store.open();
        return predict(inputs, count);
      },
      inspect: (of, whole) => {
        store.open();
        return inspect(of, whole);
      },
      readExamples: (split, indices) => {
        const { data } = store.plan;
        return data.dataset === 'mnist'
          ? readExamples(sharedClient, data, split, indices)
          : Promise.reject(new Error('the examples stand in the plan'));
      },
    };
  }, [store, id]);
  return { state, actions };
}
