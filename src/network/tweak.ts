// A change of settings while a run goes on: all that leaves what it keeps in its shape. Any thread.
import * as v from 'valibot';
import { augmentationSchema } from './augmentation.ts';
import { costIds } from './costs/index.ts';
import { benchDataSchema } from './dataset.ts';
import { networkSchema, networkShapes, type NetworkSpec } from './network-spec.ts';
import { optimiserSchema } from './optimisers/index.ts';
import { planKey } from './plan-key.ts';
import { failure, type Result } from './result.ts';
import { earlyStoppingSchema, scheduleSchema } from './schedule.ts';
import { parsePlan, regularisationSchema, type TrainingPlan } from './training-plan.ts';

/** Acts from the next step; what is left out stays. Numbers are checked with the plan that they change. */
export const tweakSchema = v.strictObject({
  learningRate: v.exactOptional(v.number()),
  batchSize: v.exactOptional(v.number()),
  /** Without effect on a plan without regularisation: a run whose lambda shall be tweaked starts with 0. */
  lambda: v.exactOptional(v.number()),
  epochs: v.exactOptional(v.number()),
  /** One of another kind begins with an empty memory. */
  optimiser: v.exactOptional(optimiserSchema),
  cost: v.exactOptional(v.picklist(costIds)),
  regularisation: v.exactOptional(regularisationSchema),
  /** The epoch under way goes on at the same share of it, however many images it has now. */
  data: v.exactOptional(benchDataSchema),
  augmentation: v.exactOptional(augmentationSchema),
  schedule: v.exactOptional(scheduleSchema),
  earlyStopping: v.exactOptional(v.nullable(earlyStoppingSchema)),
  /** With the same layers, and weights of the same shapes: shares silenced, activation functions. */
  network: v.exactOptional(networkSchema),
  /** Gives the order of the images, and what is silenced and distorted, from here on. */
  seed: v.exactOptional(v.number()),
});
export type Tweak = v.InferOutput<typeof tweakSchema>;

/** Those that change a number which every step is given: the network in training stays as it was built. */
const light: ReadonlySet<string> = new Set([
  'learningRate',
  'batchSize',
  'lambda',
  'epochs',
  'schedule',
  'earlyStopping',
]);

/** Whether what trains the network has to be built anew. */
export function needsBuilding(tweak: Tweak): boolean {
  return Object.keys(tweak).some((key) => !light.has(key));
}

/** What the network in training is built for: all of the plan but the numbers that every step is given. */
function builtFor({ network, cost, seed, augmentation, optimiser, regularisation }: TrainingPlan) {
  const { kind: penalty } = regularisation;
  const per = regularisation.kind === 'none' ? null : regularisation.per;
  return [network, cost, seed, augmentation, { ...optimiser, learningRate: null }, penalty, per];
}

/** Whether a network that is in training with the one plan can go on with the other as it was built. */
export function builtAlike(one: TrainingPlan, other: TrainingPlan): boolean {
  if (one === other) return true;
  const alike = (a: unknown, b: unknown) => a === b || planKey(a) === planKey(b);
  return alike(builtFor(one), builtFor(other)) && alike(one.data, other.data);
}

/** Whether a run has gone over to other data since a step, so that what was found there may not hold any more. */
export function dataChangedSince(
  tweaks: readonly { readonly tweak: Tweak; readonly at: { readonly step: number } }[],
  step: number,
): boolean {
  return tweaks.some(({ tweak, at }) => tweak.data !== undefined && at.step >= step);
}

/** The plan as it reads after the change. */
export function tweakedPlan(plan: TrainingPlan, tweak: Tweak): TrainingPlan {
  const { augmentation, schedule, earlyStopping, ...rest } = plan;
  const optimiser = tweak.optimiser ?? rest.optimiser;
  const regularisation = tweak.regularisation ?? rest.regularisation;
  const shown = tweak.augmentation ?? augmentation;
  const falling = tweak.schedule ?? schedule;
  const stopping = tweak.earlyStopping === undefined ? earlyStopping : tweak.earlyStopping;
  return {
    ...rest,
    network: tweak.network ?? rest.network,
    data: tweak.data ?? rest.data,
    cost: tweak.cost ?? rest.cost,
    seed: tweak.seed ?? rest.seed,
    optimiser: { ...optimiser, learningRate: tweak.learningRate ?? optimiser.learningRate },
    batchSize: tweak.batchSize ?? rest.batchSize,
    epochs: tweak.epochs ?? rest.epochs,
    regularisation:
      regularisation.kind === 'none'
        ? regularisation
        : { ...regularisation, lambda: tweak.lambda ?? regularisation.lambda },
    // What a change takes away is left out, as in a plan that never had it.
    ...(shown && !(tweak.augmentation && shown.kind === 'none') && { augmentation: shown }),
    ...(falling && !(tweak.schedule && falling.kind === 'constant') && { schedule: falling }),
    ...(stopping && { earlyStopping: stopping }),
  };
}

/** The plan as it reads after all of these changes. */
export function planAfter(
  plan: TrainingPlan,
  changes: readonly { readonly tweak: Tweak }[],
): TrainingPlan {
  return changes.reduce((before, { tweak }) => tweakedPlan(before, tweak), plan);
}

/** The plan after the change, or why it cannot be made. */
export function changedPlan(plan: TrainingPlan, tweak: Tweak): Result<TrainingPlan> {
  if (tweak.network && !keepsShapes(plan.network, tweak.network)) {
    return failure(
      'other-shapes',
      'The change is of a network whose weights have other shapes.',
      'Build it as a network of its own.',
    );
  }
  return parsePlan(tweakedPlan(plan, tweak));
}

/** Whether what is learnt in one network can be gone on with in the other. */
function keepsShapes(one: NetworkSpec, other: NetworkSpec): boolean {
  const [before, after] = [networkShapes(one), networkShapes(other)];
  if (!before.ok || !after.ok || one.layers.length !== other.layers.length) return false;
  return one.layers.every(
    ({ kind }, layer) =>
      kind === other.layers[layer]!.kind &&
      JSON.stringify(before.value[layer]) === JSON.stringify(after.value[layer]),
  );
}

/** Two changes one after the other, as one. */
export function joinedTweaks(first: Tweak, second: Tweak): Tweak {
  const { learningRate, lambda, ...others } = first;
  return {
    ...others,
    // What comes with a rate of its own takes no earlier one.
    ...(learningRate !== undefined && !second.optimiser && { learningRate }),
    ...(lambda !== undefined && !second.regularisation && { lambda }),
    ...second,
  };
}
