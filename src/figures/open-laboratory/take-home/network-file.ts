// The book's own file of a network: its plan, its weights, and all that training it further depends on. Page thread, pure.
// Versioned JSON; whatever comes in is checked before any of it is used.
import { base64Of, bytesOfBase64 } from '../../../network/base64.ts';
import * as v from 'valibot';
import type { Parameters } from '../../../network/parameters.ts';
import { parametersFit } from '../../../network/parameters-fit.ts';
import { failure, success, type Result } from '../../../network/result.ts';
import { parsePlan, type TrainingPlan } from '../../../network/training-plan.ts';
import { planAfter } from '../../../network/tweak.ts';
import { parseSavedRun, type SavedRun } from '../../../training/saved-run.ts';
import { fromBase64, toBase64 } from './bytes.ts';

const format = 'neural-networks-live/network';

/** One entry for each layer: float32, little-endian, in base64. */
const parametersSchema = v.array(
  v.nullable(v.strictObject({ weights: v.string(), biases: v.nullable(v.string()) })),
);
type Written = v.InferOutput<typeof parametersSchema>;

/** 1: plan and weights, with which training begins anew. */
const firstSchema = v.strictObject({
  format: v.literal(format),
  version: v.literal(1),
  plan: v.unknown(),
  trained: v.strictObject({
    step: v.pipe(v.number(), v.integer(), v.minValue(0)),
    epoch: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  parameters: parametersSchema,
});

/** In base64 too: the class of each example as bytes, the costs as float32. */
const evaluationSchema = v.looseObject({ verdicts: v.string(), costs: v.string() });

/** 2: all of the run. What is unknown here is checked with the rest of it. */
const schema = v.strictObject({
  format: v.literal(format),
  version: v.literal(2),
  /** As it started. */
  plan: v.unknown(),
  /** All changes since, oldest first. */
  changes: v.unknown(),
  progress: v.unknown(),
  parameters: parametersSchema,
  /** What the optimiser remembers, by name. */
  optimiser: v.record(v.string(), parametersSchema),
  /** That the optimiser has counted. */
  steps: v.unknown(),
  /** Its epochs; only the last one says something of every example. */
  epochs: v.array(
    v.looseObject({ test: evaluationSchema, validation: v.nullable(evaluationSchema) }),
  ),
  /** It started from weights that no seed gives. */
  given: v.exactOptional(v.literal(true)),
});

export interface SavedNetwork {
  readonly plan: TrainingPlan;
  readonly trained: { readonly step: number; readonly epoch: number };
  readonly parameters: Parameters;
  /** To be gone on with; null: plan and weights are all there is. */
  readonly run: SavedRun | null;
}

/** A network whose run is over, or is a file of version 1. */
export function writeWeights({ plan, trained, parameters }: Omit<SavedNetwork, 'run'>): string {
  return JSON.stringify({ format, version: 1, plan, trained, parameters: written(parameters) });
}

export function writeNetworkFile({ checkpoint, history, given }: SavedRun): string {
  const { plan, tweaks: changes, progress, state } = checkpoint;
  const evaluation = (one: SavedRun['history'][number]['test']) => ({
    ...one,
    verdicts: base64Of(one.verdicts),
    costs: toBase64(one.costs),
  });
  const optimiser = Object.entries(state.optimiser).map(([slot, values]) => [
    slot,
    written(values),
  ]);
  return JSON.stringify({
    format,
    version: 2,
    plan,
    changes,
    progress,
    parameters: written(state.parameters),
    optimiser: Object.fromEntries(optimiser) as unknown,
    steps: state.step,
    epochs: history.map((epoch) => ({
      ...epoch,
      test: evaluation(epoch.test),
      validation: epoch.validation && evaluation(epoch.validation),
    })),
    ...(given && { given }),
  });
}

function written(parameters: Parameters): Written {
  return parameters.map(
    (layer) =>
      layer && {
        weights: toBase64(layer.weights),
        biases: layer.biases && toBase64(layer.biases),
      },
  );
}

/** Never throws: what is wrong with the text is the problem. */
export function readNetworkFile(text: string): Result<SavedNetwork> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refused('It is not JSON, or was cut off.');
  }
  const kind = v.safeParse(v.object({ format: v.literal(format), version: v.number() }), content);
  if (!kind.success) return refused('It is not a network of this book.');
  switch (kind.output.version) {
    case 1:
      return readFirst(content);
    case 2:
      return readRun(content);
    default:
      return refused(
        `It is of version ${kind.output.version}, and this book reads versions 1 and 2.`,
      );
  }
}

function readFirst(content: unknown): Result<SavedNetwork> {
  const parsed = v.safeParse(firstSchema, content);
  if (!parsed.success) return unreadable(parsed.issues[0]);
  const { plan: input, trained, parameters: layers } = parsed.output;
  const plan = parsePlan(input);
  if (!plan.ok) return refused(plan.problem.message);
  const parameters = read(layers);
  if (parameters === null) return refused(noNumbers);
  if (!parametersFit(plan.value.network, parameters)) return refused(otherNetwork);
  return success({ plan: plan.value, trained, parameters, run: null });
}

function readRun(content: unknown): Result<SavedNetwork> {
  const parsed = v.safeParse(schema, content);
  if (!parsed.success) return unreadable(parsed.issues[0]);
  const { plan: input, changes, progress, steps, epochs, given } = parsed.output;
  const start = parsePlan(input);
  if (!start.ok) return refused(start.problem.message);
  const parameters = read(parsed.output.parameters);
  const slots = Object.entries(parsed.output.optimiser).map(
    ([slot, layers]) => [slot, read(layers)] as const,
  );
  const history = epochs.map((epoch) => ({
    ...epoch,
    test: readEvaluation(epoch.test),
    validation: epoch.validation && readEvaluation(epoch.validation),
  }));
  if (
    parameters === null ||
    slots.some(([, values]) => values === null) ||
    history.some(({ test, validation }) => test === undefined || validation === undefined)
  ) {
    return refused(noNumbers);
  }
  const run = parseSavedRun({
    checkpoint: {
      version: 1,
      plan: start.value,
      tweaks: changes,
      progress,
      state: { parameters, optimiser: Object.fromEntries(slots) as unknown, step: steps },
    },
    history,
    ...(given && { given }),
  });
  if (run === null) return refused('Its parts do not fit together.');
  const { tweaks, state } = run.checkpoint;
  const plan = planAfter(start.value, tweaks);
  const all = [state.parameters, ...Object.values(state.optimiser)];
  if (!all.every((values) => parametersFit(plan.network, values))) return refused(otherNetwork);
  const { step, epoch } = run.checkpoint.progress;
  return success({ plan, trained: { step, epoch }, parameters: state.parameters, run });
}

const noNumbers = 'Some of its weights are not base64 of whole numbers of four bytes.';
const otherNetwork = 'Its weights are not those of its network, or some are no numbers.';

function refused(reason: string): Result<never> {
  return failure(
    'network-file-invalid',
    `The file could not be taken. ${reason}`,
    'Choose one that was saved here; the laboratory is as it was.',
  );
}

function unreadable(issue: v.BaseIssue<unknown>): Result<never> {
  const place = v.getDotPath(issue) ?? 'its top';
  return refused(`It cannot be read at “${place}”: ${issue.message}.`);
}

/** @returns null where the text holds no numbers */
function read(layers: Written): Parameters | null {
  const all: (Parameters[number] | undefined)[] = layers.map((layer) => {
    if (layer === null) return null;
    const weights = fromBase64(layer.weights);
    const biases = layer.biases === null ? null : fromBase64(layer.biases);
    return weights === null || (layer.biases !== null && biases === null)
      ? undefined
      : { weights, biases };
  });
  return all.every((layer) => layer !== undefined) ? all : null;
}

/** @returns undefined where the text holds no numbers */
function readEvaluation(one: v.InferOutput<typeof evaluationSchema>): object | undefined {
  const costs = fromBase64(one.costs);
  const verdicts = bytesOfBase64(one.verdicts);
  return costs === null || verdicts === null ? undefined : { ...one, costs, verdicts };
}
