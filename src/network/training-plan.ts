// A training run as data: what is trained, on what, how, from which seed. Any thread. Plain JSON, so that a run can be
// stored, shared and replayed; checked with one schema wherever it comes in.
import * as v from 'valibot';
import { augmentationSchema } from './augmentation.ts';
import { costIds } from './costs/index.ts';
import {
  areDigits,
  checkData,
  datasetSchema,
  examplesName,
  hasValueTargets,
  targetsAreShares,
  validationSize,
} from './dataset.ts';
import { initialisationSchema } from './initialisations/index.ts';
import { checkNetwork, inputSize, networkSchema, outputSize } from './network-spec.ts';
import { optimiserSchema } from './optimisers/index.ts';
import { failure, success, type Result } from './result.ts';
import { earlyStoppingSchema, scheduleSchema, watchesValidation } from './schedule.ts';

/**
 * Adds to the gradient of every weight (never of a bias) lambda / n times w (L2) or sign(w) (L1).
 * per 'example': n is the number of training examples (NNDL 3); per 'batch': the number of mini-batches in an epoch (NNDL 6).
 */
export const regularisationSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.picklist(['l1', 'l2']),
    lambda: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
    per: v.picklist(['example', 'batch']),
  }),
]);

export type Regularisation = v.InferOutput<typeof regularisationSchema>;

export const planSchema = v.strictObject({
  version: v.literal(1),
  network: networkSchema,
  data: datasetSchema,
  cost: v.picklist(costIds),
  optimiser: optimiserSchema,
  batchSize: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  epochs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
  regularisation: regularisationSchema,
  /** Left out: none. */
  augmentation: v.exactOptional(augmentationSchema),
  /** Left out: the learning rate stays. */
  schedule: v.exactOptional(scheduleSchema),
  /** Left out: all epochs are trained. */
  earlyStopping: v.exactOptional(earlyStoppingSchema),
  /** Draws for every layer that does not bring its own. */
  initialisation: initialisationSchema,
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
});
export type TrainingPlan = v.InferOutput<typeof planSchema>;

/** Checks a plan that comes from outside: a link, a file, storage, a message. */
export function parsePlan(input: unknown): Result<TrainingPlan> {
  const parsed = v.safeParse(planSchema, input);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const path = v.getDotPath(issue) ?? 'plan';
    return failure(
      'plan-invalid',
      `The training plan cannot be read at “${path}”: ${issue.message}.`,
      'Start from one of the book’s own settings.',
    );
  }
  return checkPlan(parsed.output);
}

function checkPlan(plan: TrainingPlan): Result<TrainingPlan> {
  const network = checkNetwork(plan.network);
  if (!network.ok) return network;
  if (plan.cost === 'logLikelihood' && hasValueTargets(plan.data)) {
    return failure(
      'cost-needs-classes',
      'The log-likelihood is the cost of one right class, but the targets are values.',
      'Choose the quadratic cost.',
    );
  }
  if (plan.cost === 'crossEntropy' && !targetsAreShares(plan.data)) {
    return failure(
      'cost-needs-shares',
      'Cross-entropy takes targets from 0 to 1, but some are outside.',
      'Choose the quadratic cost.',
    );
  }
  const extras = checkExtras(plan);
  if (!extras.ok) return extras;
  const data = checkData(plan.data, inputSize(plan.network), outputSize(plan.network));
  return data.ok ? success(plan) : data;
}

function checkExtras(plan: TrainingPlan): Result<TrainingPlan> {
  const { augmentation, data, earlyStopping } = plan;
  if (augmentation && augmentation.kind !== 'none' && !areDigits(data)) {
    return failure(
      'augmentation-needs-images',
      'Shifts and distortions are made of digits, but the plan learns from something else.',
      'Train on it as it is.',
    );
  }
  if (watchesValidation(plan) && validationSize(data) === 0) {
    const examples = examplesName(data);
    return failure(
      'validation-missing',
      `${earlyStopping ? 'Early stopping' : 'A rate that halves'} watches the validation ${examples}, but none are held out.`,
      data.dataset === 'plane'
        ? 'Draw some points for validation.'
        : `Hold some of the training ${examples} out for validation.`,
    );
  }
  return success(plan);
}
