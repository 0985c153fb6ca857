// The book's own file of a network: its plan, its weights, and how far it was trained. Page thread, pure. Versioned JSON;
// whatever comes in is checked before any of it is used.
import * as v from 'valibot';
import type { Parameters } from '../../../network/parameters.ts';
import { parametersFit } from '../../../network/parameters-fit.ts';
import { failure, success, type Result } from '../../../network/result.ts';
import { parsePlan, type TrainingPlan } from '../../../network/training-plan.ts';
import { fromBase64, toBase64 } from './bytes.ts';

const format = 'neural-networks-live/network';
const version = 1;

const schema = v.strictObject({
  format: v.literal(format),
  version: v.literal(version),
  plan: v.unknown(),
  trained: v.strictObject({
    step: v.pipe(v.number(), v.integer(), v.minValue(0)),
    epoch: v.pipe(v.number(), v.finite(), v.minValue(0)),
  }),
  /** One entry for each layer: float32, little-endian, in base64. */
  parameters: v.array(
    v.nullable(v.strictObject({ weights: v.string(), biases: v.nullable(v.string()) })),
  ),
});

export interface SavedNetwork {
  readonly plan: TrainingPlan;
  readonly trained: { readonly step: number; readonly epoch: number };
  readonly parameters: Parameters;
}

export function writeNetworkFile({ plan, trained, parameters }: SavedNetwork): string {
  const layers = parameters.map(
    (layer) =>
      layer && {
        weights: toBase64(layer.weights),
        biases: layer.biases && toBase64(layer.biases),
      },
  );
  return JSON.stringify({ format, version, plan, trained, parameters: layers });
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
  if (kind.output.version !== version) {
    return refused(
      `It is of version ${kind.output.version}, and this book reads version ${version}.`,
    );
  }
  const parsed = v.safeParse(schema, content);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return refused(`It cannot be read at “${v.getDotPath(issue) ?? 'its top'}”: ${issue.message}.`);
  }
  const plan = parsePlan(parsed.output.plan);
  if (!plan.ok) return refused(plan.problem.message);
  const parameters = parsed.output.parameters.map(readLayer);
  if (!parameters.every((layer) => layer !== undefined)) {
    return refused('Some of its weights are not base64 of whole numbers of four bytes.');
  }
  if (!parametersFit(plan.value.network, parameters)) {
    return refused('Its weights are not those of its network, or some are no numbers.');
  }
  return success({ plan: plan.value, trained: parsed.output.trained, parameters });
}

function refused(reason: string): Result<never> {
  return failure(
    'network-file-invalid',
    `The file could not be taken. ${reason}`,
    'Choose one that was saved here; the laboratory is as it was.',
  );
}

/** @returns undefined where the text holds no numbers */
function readLayer(
  layer: v.InferOutput<typeof schema>['parameters'][number],
): Parameters[number] | undefined {
  if (layer === null) return null;
  const weights = fromBase64(layer.weights);
  const biases = layer.biases === null ? null : fromBase64(layer.biases);
  return weights === null || (layer.biases !== null && biases === null)
    ? undefined
    : { weights, biases };
}
