// The changes of a recorded run as text, in blocks that are each whole by themselves: of a damaged log, all that stand before
// the damage are read. Page thread, pure but for the packing.
import * as v from 'valibot';
import { backendIds } from '../../network/backend.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import { changedPlan, tweakSchema, type Tweak } from '../../network/tweak.ts';
import type { RecordedTweak } from '../../training/run-state.ts';
import { packed, unpacked } from './packed.ts';

/** What was found at the end of the run, to be compared with. */
interface Found {
  readonly backend: (typeof backendIds)[number];
  /** Of its weights: the same only for the same, bit for bit. */
  readonly print: number;
  /** Share of the test images, after the last epoch that was whole; null: none was. */
  readonly accuracy: number | null;
}

export interface RecordedRun {
  readonly tweaks: readonly RecordedTweak[];
  /** The step that it had come to. */
  readonly until: number;
  /** null: not all of the changes are here. */
  readonly found: Found | null;
}

export interface ReadLog {
  /** null: none of it could be read. */
  readonly run: RecordedRun | null;
  /** What is wrong with it, in a sentence; null: nothing. */
  readonly problem: string | null;
}

/** Stands neither in base64 nor between the parts of a link, and an address leaves it as it is. */
const separator = '*';
/** Changes in a block, from the least to the most; all in one where nothing else has room. */
const blockSizes = [1, 4, 16, 64] as const;
/** Of a log that has no room as a whole. */
export const coarse = 64;
/** A link has room for hardly more, whatever is in them. */
const mostBlocks = 120;

/** Block sizes to be tried for so many changes. */
export const sizesFor = (changes: number): readonly number[] => [
  ...blockSizes.filter((size) => changes <= size * mostBlocks),
  Infinity,
];

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const amount = v.nullable(v.number());
const numbers = [count, amount, amount, amount, amount] as const;
/** Steps since the change before, then η, mini-batch, λ and epochs, null where it stayed, and what else. */
const changeSchema = v.union([v.strictTuple(numbers), v.strictTuple([...numbers, tweakSchema])]);
type ShortChange = v.InferOutput<typeof changeSchema>;
const end = {
  u: count,
  f: v.nullable(
    v.strictObject({
      b: v.picklist(backendIds),
      p: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
      a: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    }),
  ),
};
/** Where the run came to, and how many changes were made. */
const headSchema = v.strictObject({ ...end, n: count });
/** The number of its first change, and the changes: without the nulls at their ends. */
const blockSchema = v.tupleWithRest(
  [count],
  v.pipe(
    v.array(v.unknown()),
    v.transform((short) => [...short, ...Array<null>(Math.max(0, 5 - short.length)).fill(null)]),
    changeSchema,
  ),
);
const wholeSchema = v.strictObject({ ...end, t: v.array(changeSchema) });

function shortened({ step, tweak }: RecordedTweak, before: number): readonly unknown[] {
  const { learningRate = null, batchSize = null, lambda = null, epochs = null, ...others } = tweak;
  const all = [step - before, learningRate, batchSize, lambda, epochs];
  if (Object.keys(others).length > 0) return [...all, others];
  return all.slice(0, 1 + all.findLastIndex((one) => one !== null));
}

function lengthened(change: ShortChange, before: number): RecordedTweak {
  const [since, learningRate, batchSize, lambda, epochs, others] = change;
  const tweak: Tweak = {
    ...(learningRate !== null && { learningRate }),
    ...(batchSize !== null && { batchSize }),
    ...(lambda !== null && { lambda }),
    ...(epochs !== null && { epochs }),
    ...others,
  };
  return { step: before + since, tweak };
}

export async function writeLog(run: RecordedRun, blockSize: number): Promise<string> {
  const { tweaks, until, found } = run;
  const short = tweaks.map((one, index) => shortened(one, tweaks[index - 1]?.step ?? 0));
  const size = Math.min(blockSize, Math.max(1, short.length));
  const blocks = Array.from({ length: Math.ceil(short.length / size) }, (_, block) =>
    packed([block * size, ...short.slice(block * size, (block + 1) * size)]),
  );
  const f = found && { b: found.backend, p: found.print, a: found.accuracy };
  const head = await packed({ u: until, f, n: tweaks.length });
  return [head, ...(await Promise.all(blocks))].join(separator);
}

const foundOf = (f: v.InferOutput<typeof end.f>): Found | null =>
  f && { backend: f.b, print: f.p, accuracy: f.a };

/** All that is whole up to the first damage. Never rejects. */
export async function readLog(plan: TrainingPlan, text: string): Promise<ReadLog> {
  const [headText = '', ...blocks] = text.split(separator);
  const head = v.safeParse(headSchema, await unpacked(headText));
  const changes: ShortChange[] = [];
  for (const block of blocks) {
    const parsed = v.safeParse(blockSchema, await unpacked(block));
    if (!parsed.success || parsed.output[0] !== changes.length) break;
    changes.push(...(parsed.output.slice(1) as ShortChange[]));
  }
  const tweaks = possible(plan, changes);
  if (head.success && tweaks.length === head.output.n) {
    const { u, f } = head.output;
    return { run: { tweaks, until: u, found: foundOf(f) }, problem: null };
  }
  const what = head.success
    ? lostText(head.output.n, tweaks.length)
    : 'How far the run went, and how many changes are lost, cannot be read in the link';
  return tweaks.length === 0
    ? { run: null, problem: `${what}: its plan is opened, without them.` }
    : {
        run: { tweaks, until: tweaks.at(-1)!.step, found: null },
        problem: `${what}: ${replayed(tweaks.length)}.`,
      };
}

function lostText(recorded: number, read: number): string {
  const lost = recorded - read;
  const changes = recorded === 1 ? 'change' : 'changes';
  return `The link is damaged: of ${String(recorded)} recorded ${changes} ${String(read)} could be read and ${String(Math.max(0, lost))} ${lost === 1 ? 'is' : 'are'} lost`;
}

const replayed = (count: number) =>
  count === 1
    ? 'its plan is replayed up to the one that is whole'
    : `its plan is replayed up to the last of the ${String(count)} that are whole`;

/** As it was written before there were blocks: all of it or nothing. */
export async function readWhole(plan: TrainingPlan, text: string): Promise<ReadLog> {
  const parsed = v.safeParse(wholeSchema, await unpacked(text));
  const lost = {
    run: null,
    problem: 'The changes recorded in the link cannot be read: its plan is opened, without them.',
  };
  if (!parsed.success) return lost;
  const { u, t, f } = parsed.output;
  const tweaks = possible(plan, t);
  return tweaks.length === t.length
    ? { run: { tweaks, until: u, found: foundOf(f) }, problem: null }
    : lost;
}

/** The changes as far as each can be made after those before it. */
function possible(plan: TrainingPlan, changes: readonly ShortChange[]): readonly RecordedTweak[] {
  const tweaks: RecordedTweak[] = [];
  let now = plan;
  for (const short of changes) {
    const change = lengthened(short, tweaks.at(-1)?.step ?? 0);
    const changed = changedPlan(now, change.tweak);
    if (!changed.ok) break;
    now = changed.value;
    tweaks.push(change);
  }
  return tweaks;
}
