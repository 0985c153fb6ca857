// What the page remembers of a run over a reload: that the worker keeps it, where it was, and whether it was training.
// Page thread. The weights are in the worker's storage; this note lets the page speak of them before there is a worker.
import * as v from 'valibot';
import { parsePlan, type TrainingPlan } from '../network/training-plan.ts';
import type { RunId, RunPosition } from '../protocol/messages.ts';

export interface RunNote {
  readonly plan: TrainingPlan;
  readonly at: RunPosition;
  /** When that was, in milliseconds since 1970; 0: a book noted it that did not look. */
  readonly when: number;
  /** Share of the test images, after its last epoch; null: none was whole. */
  readonly accuracy: number | null;
}

export interface KeptPlace {
  readonly place: string;
  readonly note: RunNote;
}

export interface RunMemory {
  /** @param place where it is kept: the run's id, or one that begins with it */
  note(place: string): RunNote | null;
  /** @param note null: it is no longer kept */
  setNote(place: string, note: RunNote | null): void;
  /** All that is kept of a run in whatever place, the latest first. */
  kept(run: RunId): readonly KeptPlace[];
  /** Where this tab kept it; null: it has not. */
  place(run: RunId): string | null;
  setPlace(run: RunId, place: string): void;
  /** In this tab, when it was left or reloaded. */
  wasTraining(run: RunId): boolean;
  setTraining(run: RunId, training: boolean): void;
  /** Calls back when another tab has noted something. */
  readonly onOther: (heard: () => void) => void;
}

const noteSchema = v.object({
  plan: v.unknown(),
  at: v.strictObject({
    step: v.pipe(v.number(), v.integer(), v.minValue(1)),
    epoch: v.pipe(v.number(), v.minValue(0)),
  }),
  when: v.fallback(v.number(), 0),
  accuracy: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null),
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
  return plan.ok ? { ...note.output, plan: plan.value } : null;
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

const noteKey = (place: string) => `run:${place}`;
const placeKey = (run: RunId) => `run-place:${run}`;
const trainingKey = (run: RunId) => `run-training:${run}`;

function placesIn(storage: Storage, run: RunId): readonly string[] {
  const start = noteKey(run);
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    .filter(
      (key) => key === start || /^~\d+$/.test(key.startsWith(start) ? key.slice(start.length) : ''),
    )
    .map((key) => key.slice(noteKey('').length));
}

/** @param lasting kept for the next visit. @param tab kept as long as the tab is open */
export function runMemory(lasting: () => Storage, tab: () => Storage): RunMemory {
  const note = (place: string) => orElse(() => parsed(lasting().getItem(noteKey(place))), null);
  return {
    note,
    setNote: (place, noted) => {
      orElse(() => set(lasting(), noteKey(place), noted && JSON.stringify(noted)), undefined);
    },
    kept: (run) =>
      orElse(() => placesIn(lasting(), run), [])
        .flatMap((place) => {
          const noted = note(place);
          return noted === null ? [] : [{ place, note: noted }];
        })
        .sort((one, other) => other.note.when - one.note.when),
    place: (run) => orElse(() => tab().getItem(placeKey(run)), null),
    setPlace: (run, place) => {
      orElse(() => set(tab(), placeKey(run), place), undefined);
    },
    wasTraining: (run) => orElse(() => tab().getItem(trainingKey(run)) !== null, false),
    setTraining: (run, training) => {
      orElse(() => set(tab(), trainingKey(run), training ? 'yes' : null), undefined);
    },
    onOther: (heard) => {
      if (typeof addEventListener === 'undefined') return;
      addEventListener('storage', ({ key }) => {
        if (key === null || key.startsWith(noteKey(''))) heard();
      });
    },
  };
}
