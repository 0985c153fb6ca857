// Checks what comes in at the worker's end of the line. Worker thread. Nothing that a page sends is trusted to fit.
import * as v from 'valibot';
import { backendIds } from '../network/backend.ts';
import { mnistSchema } from '../network/dataset.ts';
import { baselineJobSchema } from '../network/baselines.ts';
import { splits } from '../network/examples.ts';
import { failure, success, type Result } from '../network/result.ts';
import { studyJobSchema } from '../network/studies.ts';
import { parsePlan, type TrainingPlan } from '../network/training-plan.ts';
import { tweakSchema } from '../network/tweak.ts';
import { parseKept } from './kept-run.ts';
import type { Command } from './messages.ts';

const run = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const id = v.pipe(v.number(), v.integer(), v.minValue(0));
const backend = v.picklist(['auto', ...backendIds]);

const replaySchema = v.strictObject({
  tweaks: v.array(v.strictObject({ step: id, tweak: tweakSchema })),
  until: id,
});

/** Whether they fit the network is seen where it is built. */
const parametersSchema = v.array(
  v.nullable(
    v.strictObject({
      weights: v.instance(Float32Array),
      biases: v.nullable(v.instance(Float32Array)),
    }),
  ),
);

const exampleCount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

const inspectedSchema = v.variant('kind', [
  v.pipe(
    v.strictObject({
      kind: v.literal('given'),
      inputs: v.instance(Float32Array),
      targets: v.nullable(v.instance(Float32Array)),
      sumErrors: v.exactOptional(v.instance(Float32Array)),
      count: exampleCount,
    }),
    v.check(
      ({ inputs, targets, sumErrors, count }) =>
        inputs.length % count === 0 &&
        [targets, sumErrors].every((values) => (values?.length ?? 0) % count === 0) &&
        (targets === null || sumErrors === undefined),
      'The inputs or targets are not a whole number of examples',
    ),
  ),
  v.strictObject({
    kind: v.literal('examples'),
    split: v.picklist(splits),
    indices: v.pipe(v.instance(Uint32Array), v.minLength(1), v.maxLength(10_000)),
  }),
]);

/** Plans are checked after the rest, by parsePlan, whose sentences say more. The numbers of a tweak are checked with the plan that they change. */
const commandSchema = v.variant('type', [
  v.strictObject({ type: v.literal('fetch-data') }),
  v.strictObject({
    type: v.literal('open'),
    run,
    plan: v.unknown(),
    backend,
    place: v.exactOptional(run),
    resume: v.exactOptional(v.boolean()),
    parameters: v.exactOptional(parametersSchema),
    kept: v.exactOptional(v.unknown()),
    moments: v.exactOptional(v.boolean()),
    from: v.exactOptional(id),
    replay: v.exactOptional(replaySchema),
  }),
  v.strictObject({ type: v.literal('go-to'), run, moment: id }),
  v.strictObject({ type: v.literal('put-aside'), place: run, keep: v.boolean() }),
  v.strictObject({ type: v.literal('read-log'), run, id }),
  v.strictObject({ type: v.literal('save'), run, id }),
  v.strictObject({ type: v.literal('train'), run }),
  v.strictObject({ type: v.literal('pause'), run }),
  v.strictObject({ type: v.literal('step'), run }),
  v.strictObject({ type: v.literal('close'), run }),
  v.strictObject({ type: v.literal('tweak'), run, tweak: tweakSchema }),
  v.strictObject({ type: v.literal('move'), run, backend }),
  v.pipe(
    v.strictObject({
      type: v.literal('predict'),
      run,
      id,
      inputs: v.instance(Float32Array),
      count: exampleCount,
    }),
    v.check(
      ({ inputs, count }) => inputs.length % count === 0,
      'The inputs are not a whole number of examples',
    ),
  ),
  v.strictObject({
    type: v.literal('inspect'),
    run,
    id,
    of: inspectedSchema,
    whole: v.boolean(),
    parameters: v.exactOptional(parametersSchema),
  }),
  v.strictObject({ type: v.literal('measure'), run, id }),
  v.strictObject({
    type: v.literal('read-examples'),
    id,
    data: mnistSchema,
    split: v.picklist(splits),
    indices: v.pipe(v.instance(Uint32Array), v.maxLength(10_000)),
  }),
  v.strictObject({ type: v.literal('baseline'), id, job: baselineJobSchema }),
  v.strictObject({ type: v.literal('cancel-baseline'), id }),
  v.strictObject({ type: v.literal('study'), id, job: studyJobSchema }),
  v.strictObject({ type: v.literal('rest-study'), id, resting: v.boolean() }),
  v.strictObject({ type: v.literal('end-study'), id }),
  v.strictObject({ type: v.literal('read-house-numbers'), id, file: v.instance(Blob) }),
  v.strictObject({ type: v.literal('drop-house-numbers') }),
  v.strictObject({
    type: v.literal('view-house-numbers'),
    id,
    indices: v.pipe(v.instance(Uint32Array), v.maxLength(1000)),
  }),
  v.strictObject({
    type: v.literal('report-device'),
    id,
    plans: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(4)),
    measure: v.boolean(),
  }),
]);

const hint =
  'Reload the page; if it happens again, the page and its worker are of different versions.';

/** A command, or why it cannot be read. */
export function parseCommand(input: unknown): Result<Command> {
  const parsed = v.safeParse(commandSchema, input);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const path = v.getDotPath(issue) ?? 'the message';
    return failure(
      'command-unreadable',
      `The worker cannot read what the page asks of it at “${path}”: ${issue.message}.`,
      hint,
    );
  }
  const command = parsed.output;
  if (command.type === 'report-device') {
    const plans: TrainingPlan[] = [];
    for (const input of command.plans) {
      const plan = parsePlan(input);
      if (!plan.ok) return plan;
      plans.push(plan.value);
    }
    return success({ ...command, plans });
  }
  if (command.type !== 'open') return success(command);
  const plan = parsePlan(command.plan);
  if (!plan.ok) return plan;
  const { kept: saved, ...others } = command;
  const kept = saved === undefined ? undefined : parseKept(saved);
  if (kept === null) {
    return failure('run-damaged', 'The saved run cannot be gone on with.', 'Reset to start anew.');
  }
  return success({ ...others, plan: plan.value, ...(kept && { kept }) });
}

/** The run that a message is about, even when the rest of it cannot be read. */
export function runOf(input: unknown): string | null {
  const parsed = v.safeParse(v.object({ run }), input);
  return parsed.success ? parsed.output.run : null;
}
