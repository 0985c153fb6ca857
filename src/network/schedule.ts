// A learning rate that changes as a run goes on, and a run that knows when to stop: settings, and what they make of the
// validation results so far. Any thread.
import * as v from 'valibot';

const epochs = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const factor = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));

/** By what the plan's learning rate is multiplied. A change of the rate by hand multiplies on. */
export const scheduleSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('constant') }),
  /** By `factor` after every `every` epochs. */
  v.strictObject({ kind: v.literal('step'), every: epochs, factor }),
  /** By `factor` to the power of the epochs so far, fractions included. */
  v.strictObject({ kind: v.literal('exponential'), factor }),
  /** By half whenever validation accuracy has not improved for `patience` epochs (NNDL 3). */
  v.strictObject({ kind: v.literal('halve'), patience: epochs }),
]);
export type Schedule = v.InferOutput<typeof scheduleSchema>;

/** Ends the run when the validation images have not been read better, or at less cost, for `patience` epochs. */
export const earlyStoppingSchema = v.strictObject({
  on: v.picklist(['accuracy', 'cost']),
  patience: epochs,
});
export type EarlyStopping = v.InferOutput<typeof earlyStoppingSchema>;

/** What a run remembers of its validation results. Plain data: part of its checkpoints. */
export interface ValidationMemory {
  /** Most images right, and lowest mean cost; null before the first result. */
  readonly correct: number | null;
  readonly cost: number | null;
  /** Results since then, and since the accuracy rose or the rate was halved. */
  readonly sinceCorrect: number;
  readonly sinceCost: number;
  readonly sinceHalving: number;
  readonly halvings: number;
}

export const noValidation: ValidationMemory = {
  correct: null,
  cost: null,
  sinceCorrect: 0,
  sinceCost: 0,
  sinceHalving: 0,
  halvings: 0,
};

/** With one more result. */
export function remembered(
  memory: ValidationMemory,
  result: { readonly correct: number; readonly cost: number },
  schedule: Schedule | undefined,
): ValidationMemory {
  const better = memory.correct === null || result.correct > memory.correct;
  const cheaper = memory.cost === null || result.cost < memory.cost;
  const sinceHalving = better ? 0 : memory.sinceHalving + 1;
  const halve = schedule?.kind === 'halve' && sinceHalving >= schedule.patience;
  return {
    correct: better ? result.correct : memory.correct,
    cost: cheaper ? result.cost : memory.cost,
    sinceCorrect: better ? 0 : memory.sinceCorrect + 1,
    sinceCost: cheaper ? 0 : memory.sinceCost + 1,
    sinceHalving: halve ? 0 : sinceHalving,
    halvings: memory.halvings + (halve ? 1 : 0),
  };
}

/** What remains of all results so far, first to last. */
export function memoryOf(
  results: readonly { readonly correct: number; readonly cost: number }[],
  schedule: Schedule | undefined,
): ValidationMemory {
  return results.reduce((memory, result) => remembered(memory, result, schedule), noValidation);
}

/** @param epoch completed ones, with a fraction within the present one */
export function scheduleFactor(
  schedule: Schedule | undefined,
  epoch: number,
  { halvings }: ValidationMemory,
): number {
  switch (schedule?.kind) {
    case undefined:
    case 'constant':
      return 1;
    case 'step':
      return schedule.factor ** Math.floor(epoch / schedule.every);
    case 'exponential':
      return schedule.factor ** epoch;
    case 'halve':
      return 2 ** -halvings;
  }
}

/** Whether the validation results have a say in how a run with this plan goes on. */
export function watchesValidation(plan: {
  readonly schedule?: Schedule;
  readonly earlyStopping?: EarlyStopping;
}): boolean {
  return plan.schedule?.kind === 'halve' || plan.earlyStopping !== undefined;
}

/** Whether a plan's early stopping ends the run here. */
export function hasStopped(
  { earlyStopping }: { readonly earlyStopping?: EarlyStopping },
  memory: ValidationMemory,
): boolean {
  if (earlyStopping === undefined) return false;
  const { on, patience } = earlyStopping;
  return (on === 'accuracy' ? memory.sinceCorrect : memory.sinceCost) >= patience;
}
