// The one client of this page, and its runs by id: figures that name the same run share it. Page thread.
import type { TrainingPlan } from '../network/training-plan.ts';
import type { RunId } from '../protocol/messages.ts';
import { TrainingClient } from './client.ts';
import { browserHold } from './hold.ts';
import { runMemory } from './run-memory.ts';
import { RunStore } from './run-store.ts';

/** Makes no worker by itself: that waits for the first command. */
export const sharedClient = new TrainingClient(
  () => new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' }),
);

/** Asked for only when used: the server has neither. */
export const sharedMemory = runMemory(
  () => localStorage,
  () => sessionStorage,
);

const stores = new Map<RunId, RunStore>();

/** @param plan what a run of this id starts with; without effect when there is one already */
export function runStore(id: RunId, plan: TrainingPlan): RunStore {
  let store = stores.get(id);
  if (!store) {
    store = new RunStore(id, plan, sharedClient, sharedMemory, { hold: browserHold });
    stores.set(id, store);
  }
  return store;
}
