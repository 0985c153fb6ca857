// A training run as data: what is trained, on what, how, from which seed. Any thread. Plain JSON, so that a run can be
// stored, shared and replayed; checked with one schema wherever it comes in.
import * as v from 'valibot';
import { costIds } from './costs/index.ts';
import { initialisationSchema } from './initialisations/index.ts';
import { checkNetwork, networkSchema, outputSize } from './network-spec.ts';
import { optimiserSchema } from './optimisers/index.ts';
import { failure, success, type Result } from './result.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const atLeastOne = v.pipe(count, v.minValue(1));

/** Which data set, and how it is split. MNIST: 60,000 training images, the last `validation` of them held out; test is always the other 10,000. */
export const datasetSchema = v.strictObject({
  dataset: v.literal('mnist'),
  training: atLeastOne,
  validation: count,
});
export type DatasetRef = v.InferOutput<typeof datasetSchema>;

/**
 * Adds to the gradient of every weight (never of a bias) lambda / n times w (L2) or sign(w) (L1).
 * per 'example': n is the number of training examples (NNDL 3); per 'batch': the number of mini-batches in an epoch (NNDL 6).
 */
const regularisationSchema = v.variant('kind', [
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
  epochs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  regularisation: regularisationSchema,
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
  if (plan.data.training + plan.data.validation > 60_000) {
    return failure(
      'split-too-large',
      `${plan.data.training} training and ${plan.data.validation} validation images are more than MNIST’s 60,000.`,
      'Take fewer of either.',
    );
  }
  if (outputSize(plan.network) !== 10) {
    return failure(
      'outputs-not-classes',
      `The network has ${outputSize(plan.network)} outputs, but there are ten digits.`,
      'Give the last dense layer 10 units.',
    );
  }
  return success(plan);
}
