// A run beside others, as it is kept on the device: what was trained, and its curves. Page thread.
import * as v from 'valibot';
import type { Evaluation } from '../../network/backend.ts';
import { planKey } from '../../network/plan-key.ts';
import { parsePlan, planSchema, type TrainingPlan } from '../../network/training-plan.ts';
import { recordParser } from '../queue/kept-record.ts';
import { emptyQueue, queueParser, type Queue } from '../queue/queue-state.ts';
import type { RunState } from '../run-state.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const finite = v.pipe(v.number(), v.finite());

/** Raised when a field changes its meaning. Older ones are never removed unasked. */
const version = 1;

/** Of one part of the data, after each epoch, first to last. */
const measured = v.strictObject({
  images: v.pipe(count, v.minValue(1)),
  correct: v.array(count),
  cost: v.array(finite),
});

const comparedSchema = v.pipe(
  v.strictObject({
    version: v.literal(version),
    id: v.string(),
    plan: planSchema,
    backend: v.string(),
    finishedAt: finite,
    /** Of training, without evaluation. */
    seconds: finite,
    /** ended: by its epochs or by stopping early. diverged: its numbers left what a computer can hold. */
    outcome: v.picklist(['ended', 'diverged']),
    trainingCost: v.array(finite),
    /** Shares, 0..1. */
    trainingAccuracy: v.array(finite),
    /** null: the plan holds none out, or no epoch was finished. */
    validation: v.nullable(measured),
    test: v.nullable(measured),
  }),
  v.check((run) => fits(run), 'the curves do not fit together'),
);
export type ComparedRun = v.InferOutput<typeof comparedSchema>;
export type Measured = v.InferOutput<typeof measured>;

interface Curves {
  readonly outcome: 'ended' | 'diverged';
  readonly trainingCost: readonly number[];
  readonly trainingAccuracy: readonly number[];
  readonly validation: Measured | null;
  readonly test: Measured | null;
}

function fits({ outcome, trainingCost, trainingAccuracy, validation, test }: Curves): boolean {
  const epochs = trainingCost.length;
  const whole = (part: Measured | null) =>
    part === null ||
    (part.correct.length === epochs &&
      part.cost.length === epochs &&
      part.correct.every((right) => right <= part.images));
  return (
    trainingAccuracy.length === epochs &&
    whole(validation) &&
    whole(test) &&
    (outcome === 'diverged' || (epochs > 0 && test !== null))
  );
}

export const parseCompared = recordParser(comparedSchema, version);

/** What waits: one plan, under its key, so that none waits twice. */
const itemSchema = v.strictObject({ id: v.string(), plan: planSchema });
export type ComparedItem = v.InferOutput<typeof itemSchema>;

const parseItems = queueParser(itemSchema);

/** A queue that was written down, by an older book perhaps. What is no plan any more is left out. */
export function parseComparedQueue(text: string | null): Queue<ComparedItem> {
  const queue = text === null ? null : parseItems(text);
  if (queue === null) return emptyQueue;
  const sound = ({ id, plan }: ComparedItem) => id === planKey(plan) && parsePlan(plan).ok;
  return { ...queue, items: queue.items.filter(sound) };
}

export const itemOf = (plan: TrainingPlan): ComparedItem => ({ id: planKey(plan), plan });

function measuredOf(evaluations: readonly (Evaluation | null)[]): Measured | null {
  const there = evaluations.filter((one) => one !== null);
  const [first] = there;
  if (first === undefined) return null;
  return {
    images: first.count,
    correct: there.map(({ correct }) => correct),
    cost: there.map(({ cost }) => cost),
  };
}

/** What is kept of a run that is over; null for one that was taken out, or failed for a reason outside of its plan. */
export function comparedRun(
  { id, plan }: ComparedItem,
  { plan: trained, status, problem, epochs, backend }: RunState,
  finishedAt: number,
): ComparedRun | null {
  // A worker that was replaced may have gone on from what another tab kept under the same name.
  if (planKey(trained) !== id) return null;
  const diverged = status === 'failed' && problem?.code === 'diverged';
  if (!diverged && (status !== 'ended' || epochs.length === 0)) return null;
  return {
    version,
    id: crypto.randomUUID(),
    plan,
    backend: backend ?? 'unknown',
    finishedAt,
    seconds: epochs.reduce((sum, { seconds }) => sum + seconds, 0),
    outcome: diverged ? 'diverged' : 'ended',
    trainingCost: epochs.map(({ training }) => training.cost),
    trainingAccuracy: epochs.map(({ training }) => training.accuracy),
    validation: measuredOf(epochs.map(({ validation }) => validation)),
    test: measuredOf(epochs.map(({ test }) => test)),
  };
}
