// A run for React. Page thread.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { RunId } from '../protocol/messages.ts';
import { createInspector } from './inspector.ts';
import { createPredictor } from './predictor.ts';
import { createMeasurer } from './measurer.ts';
import { createLogReader, createRunSaver } from './log-reader.ts';
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
  return {
    state: useRunValue(id, initialPlan, whole),
    actions: useRunActions(id, initialPlan),
  };
}

const whole = (state: RunState) => state;

/** One thing about a run: renders only when that is another. */
export function useRunValue<Value>(
  id: RunId,
  initialPlan: TrainingPlan,
  read: (state: RunState) => Value,
): Value {
  const store = runStore(id, initialPlan);
  return useSyncExternalStore(
    store.subscribe,
    () => read(store.snapshot()),
    () => read(store.initial),
  );
}

/** Tells of every change, once a frame at most, without a rendering: for what is painted. @param heard stays the same function */
export function useRunListener(
  id: RunId,
  initialPlan: TrainingPlan,
  heard: (state: RunState) => void,
): void {
  const store = runStore(id, initialPlan);
  useEffect(() => {
    heard(store.snapshot());
    return store.subscribe(() => heard(store.snapshot()));
  }, [store, heard]);
}

export function useRunActions(id: RunId, initialPlan: TrainingPlan): RunActions {
  const store = runStore(id, initialPlan);
  return useMemo<RunActions>(() => {
    const predict = createPredictor(sharedClient, id);
    const inspect = createInspector(sharedClient, id);
    const measure = createMeasurer(sharedClient, id);
    const readLog = createLogReader(sharedClient, id);
    const save = createRunSaver(sharedClient, id);
    const opened = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
      new Promise((resolve) => {
        store.actions.open();
        store.whenPlaced(() => resolve(ask()));
      });
    return {
      ...store.actions,
      predict: (inputs, count) => opened(() => predict(inputs, count)),
      inspect: (of, whole, parameters) => opened(() => inspect(of, whole, parameters)),
      measure: () => opened(() => measure(null)),
      readLog: () => readLog(null),
      save: () => save(null),
      readExamples: (split, indices) => {
        const { data } = store.plan;
        return data.dataset === 'mnist'
          ? readExamples(sharedClient, data, split, indices)
          : Promise.reject(new Error('the examples stand in the plan'));
      },
    };
  }, [store, id]);
}

/** A run that can be put back to any of its moments. Called before the run is used. */
export function keepMoments(id: RunId, initialPlan: TrainingPlan): void {
  runStore(id, initialPlan).keepMoments();
}
