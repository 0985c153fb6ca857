// What the page remembers of a run over a reload: that the worker keeps it, where it was, and whether it was training.
// Page thread. The weights are in the worker's storage; this note lets the page speak of them before there is a worker.
import * as v from 'valibot';
import { parsePlan, type TrainingPlan } from '../network/training-plan.ts';
import type { RunId, RunPosition } from '../protocol/messages.ts';

export interface RunNote {
  readonly plan: TrainingPlan;
  readonly at: RunPosition;
}

export interface RunMemory {
  note(run: RunId): RunNote | null;
  /** @param note null: the run is no longer kept */
  setNote(run: RunId, note: RunNote | null): void;
  /** In this tab, when it was left or reloaded. */
  wasTraining(run: RunId): boolean;
  setTraining(run: RunId, training: boolean): void;
}

const noteSchema = v.object({
  plan: v.unknown(),
  at: v.strictObject({
    step: v.pipe(v.number(), v.integer(), v.minValue(1)),
    epoch: v.pipe(v.number(), v.minValue(0)),
  }),
});

function parsed(text: string | null): RunNote | null {
  if (text === null) return null;
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return null;
  }
  const note = v.safeParse(noteSchema, input);
  if (!note.success) return null;
  const plan = parsePlan(note.output.plan);
  return plan.ok ? { plan: plan.value, at: note.output.at } : null;
}

function set(storage: Storage, key: string, value: string | null): void {
  if (value === null) storage.removeItem(key);
  else storage.setItem(key, value);
}

/** A browser may refuse storage, or just have no room: then nothing is remembered. */
function orElse<Value>(work: () => Value, otherwise: Value): Value {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const noteKey = (run: RunId) => `run:${run}`;
const trainingKey = (run: RunId) => `run-training:${run}`;

/** @param lasting kept for the next visit. @param tab kept as long as the tab is open */
export function runMemory(lasting: () => Storage, tab: () => Storage): RunMemory {
  return {
    note: (run) => orElse(() => parsed(lasting().getItem(noteKey(run))), null),
    setNote: (run, note) => {
      orElse(() => set(lasting(), noteKey(run), note && JSON.stringify(note)), undefined);
    },
    wasTraining: (run) => orElse(() => tab().getItem(trainingKey(run)) !== null, false),
    setTraining: (run, training) => {
      orElse(() => set(tab(), trainingKey(run), training ? 'yes' : null), undefined);
    },
  };
}
