// A run as it is kept: on the device beyond the life of the worker, and in the reader's files. Both threads.
import * as v from 'valibot';
import type { Evaluation } from '../network/backend.ts';
import { epochSize } from '../network/augmentation.ts';
import { optimiserSlots } from '../network/optimisers/index.ts';
import { checkedShapes } from '../network/network-spec.ts';
import { sizeOf } from '../network/layers/layer-definition.ts';
import type { Parameters, TrainerState } from '../network/parameters.ts';
import { parsePlan, type TrainingPlan } from '../network/training-plan.ts';
import { planAfter, tweakSchema, type Tweak } from '../network/tweak.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const amount = v.pipe(v.number(), v.minValue(0));
const position = v.strictObject({ step: count, epoch: amount });
const parameters = v.array(
  v.nullable(
    v.strictObject({
      weights: v.instance(Float32Array),
      biases: v.nullable(v.instance(Float32Array)),
    }),
  ),
);
const evaluation = v.strictObject({
  split: v.picklist(['training', 'validation', 'test']),
  from: count,
  count,
  correct: count,
  cost: v.number(),
  verdicts: v.instance(Uint8Array),
  costs: v.instance(Float32Array),
});
const keptSchema = v.strictObject({
  checkpoint: v.strictObject({
    version: v.literal(1),
    plan: v.unknown(),
    tweaks: v.array(
      v.strictObject({
        tweak: tweakSchema,
        at: position,
      }),
    ),
    progress: v.strictObject({
      step: count,
      epoch: count,
      seen: count,
      cost: v.number(),
      correct: count,
      seconds: amount,
      evaluationDue: v.boolean(),
      validated: v.exactOptional(
        v.strictObject({
          correct: v.nullable(count),
          cost: v.nullable(v.number()),
          sinceCorrect: count,
          sinceCost: count,
          sinceHalving: count,
          halvings: count,
        }),
      ),
    }),
    state: v.strictObject({
      parameters,
      optimiser: v.record(v.string(), parameters),
      step: count,
    }),
  }),
  history: v.array(
    v.strictObject({
      step: count,
      epoch: amount,
      training: v.strictObject({ cost: v.number(), accuracy: v.number() }),
      validation: v.nullable(evaluation),
      test: evaluation,
      seconds: amount,
    }),
  ),
  given: v.exactOptional(v.literal(true)),
});

/** As in messages.ts, which needs this file. */
interface Position {
  readonly step: number;
  readonly epoch: number;
}
interface Epoch extends Position {
  readonly training: { readonly cost: number; readonly accuracy: number };
  readonly validation: Evaluation | null;
  readonly test: Evaluation;
  readonly seconds: number;
}

/** A checkpoint with the reports of the epochs before it: enough to go on bit for bit on the same backend. */
export interface KeptRun {
  readonly checkpoint: {
    readonly version: 1;
    /** As it started. */
    readonly plan: TrainingPlan;
    /** All changes since, oldest first. */
    readonly tweaks: readonly { readonly tweak: Tweak; readonly at: Position }[];
    readonly progress: Readonly<v.InferOutput<typeof keptSchema>['checkpoint']['progress']>;
    readonly state: TrainerState;
  };
  readonly history: readonly Epoch[];
  /** It started from weights that were given, not drawn from the plan's seed. */
  readonly given?: true;
}

/** Checks what was kept, by an older book or a damaged disk, or was saved in a file. @returns null when it cannot be gone on from */
export function parseKept(input: unknown): KeptRun | null {
  const parsed = v.safeParse(keptSchema, input);
  if (!parsed.success) return null;
  const { checkpoint, ...others } = parsed.output;
  const started = parsePlan(checkpoint.plan);
  if (!started.ok) return null;
  const plan = planAfter(started.value, checkpoint.tweaks);
  if (!parsePlan(plan).ok) return null;
  const { state, progress } = checkpoint;
  if (progress.seen >= epochSize(plan) || state.step > progress.step) return null;
  const slots: readonly string[] = optimiserSlots[plan.optimiser.kind];
  const fits =
    fitsNetwork(state.parameters, plan) &&
    slots.every((slot) => {
      const values = state.optimiser[slot];
      return values !== undefined && fitsNetwork(values, plan);
    });
  return fits ? { checkpoint: { ...checkpoint, plan: started.value }, ...others } : null;
}

function fitsNetwork(values: Parameters, { network }: TrainingPlan): boolean {
  const shapes = checkedShapes(network);
  return (
    values.length === shapes.length &&
    values.every((layer, index) => {
      const shape = shapes[index]!.parameters;
      if (shape === null || layer === null) return shape === layer;
      return (
        layer.weights.length === sizeOf(shape.weights) &&
        (layer.biases?.length ?? null) === (shape.biases?.[0] ?? null)
      );
    })
  );
}
