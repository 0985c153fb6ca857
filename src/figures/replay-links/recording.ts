// A run in an address: its plan, the changes that were made while it ran, and what a lesson makes of it. Page thread, pure
// but for the packing. Four parts, 'version.plan.log.lesson', each whole by itself, so that what is sound can be opened.
import * as v from 'valibot';
import { backendIds } from '../../network/backend.ts';
import { parsePlan, type TrainingPlan } from '../../network/training-plan.ts';
import { changedPlan, tweakSchema, type Tweak } from '../../network/tweak.ts';
import type { RecordedTweak } from '../../training/run-state.ts';
import { lessonSchema, type Lesson } from '../lesson/lesson.ts';
import { packed, unpacked } from './packed.ts';

/** Characters of the whole address. */
export const mostCharacters = 4000;
const parameter = 'replay';
/** 2: with changes of other settings than η, mini-batch, λ and epochs. */
const versions = ['1', '2'] as const;

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

export interface Recording {
  readonly plan: TrainingPlan;
  /** null: the plan alone. */
  readonly run: RecordedRun | null;
  readonly lesson: Lesson | null;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const amount = v.nullable(v.number());
const numbers = [count, amount, amount, amount, amount] as const;
/** As short as it can be: steps since the change before, then η, mini-batch, λ and epochs, null where it stayed, and what else. */
const runSchema = v.strictObject({
  u: count,
  t: v.array(v.union([v.strictTuple(numbers), v.strictTuple([...numbers, tweakSchema])])),
  f: v.nullable(
    v.strictObject({
      b: v.picklist(backendIds),
      p: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
      a: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    }),
  ),
});
type ShortRun = v.InferOutput<typeof runSchema>;

function shortened({ tweaks, until, found }: RecordedRun): ShortRun {
  return {
    u: until,
    t: tweaks.map(({ step, tweak }, index) => {
      const { learningRate = null, batchSize = null, lambda = null, epochs = null } = tweak;
      const since = step - (tweaks[index - 1]?.step ?? 0);
      const others = otherThanNumbers(tweak);
      return others === null
        ? [since, learningRate, batchSize, lambda, epochs]
        : [since, learningRate, batchSize, lambda, epochs, others];
    }),
    f: found && { b: found.backend, p: found.print, a: found.accuracy },
  };
}

/** null: it changes none. */
function otherThanNumbers(tweak: Tweak): Tweak | null {
  const short = ['learningRate', 'batchSize', 'lambda', 'epochs'];
  const others = Object.entries(tweak).filter(([key]) => !short.includes(key));
  return others.length === 0 ? null : Object.fromEntries(others);
}

function lengthened({ u, t, f }: ShortRun): RecordedRun {
  let step = 0;
  return {
    until: u,
    tweaks: t.map(([since, learningRate, batchSize, lambda, epochs, others]) => {
      step += since;
      const tweak: Tweak = {
        ...(learningRate !== null && { learningRate }),
        ...(batchSize !== null && { batchSize }),
        ...(lambda !== null && { lambda }),
        ...(epochs !== null && { epochs }),
        ...others,
      };
      return { step, tweak };
    }),
    found: f && { backend: f.b, print: f.p, accuracy: f.a },
  };
}

export interface WrittenLink {
  readonly address: string;
  /** Changes for which there was no room. */
  readonly left: number;
}

/** @returns null where not even the plan has room */
export async function writeRecording(
  address: string,
  { plan, run, lesson }: Recording,
): Promise<WrittenLink | null> {
  const planPart = await packed(plan);
  const lessonPart = lesson === null ? '' : await packed(lesson);
  const link = async (part: RecordedRun | null): Promise<string> => {
    const url = new URL(address);
    url.search = '';
    url.hash = '';
    const log = part === null ? '' : await packed(shortened(part));
    const newer = part?.tweaks.some(({ tweak }) => otherThanNumbers(tweak) !== null);
    const version = versions[newer ? 1 : 0];
    url.searchParams.set(parameter, `${version}.${planPart}.${log}.${lessonPart}`);
    return url.href;
  };
  const whole = await link(run);
  if (whole.length <= mostCharacters) return { address: whole, left: 0 };
  if ((await link(null)).length > mostCharacters) return null;
  // The most changes that have room: as far as the first one that has none.
  const tweaks = run?.tweaks ?? [];
  const upTo = (some: number): RecordedRun => ({
    tweaks: tweaks.slice(0, some),
    until: tweaks[some]?.step ?? 0,
    found: null,
  });
  let fits = 0;
  let tooMany = tweaks.length;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if ((await link(upTo(middle))).length <= mostCharacters) fits = middle;
    else tooMany = middle;
  }
  return { address: await link(upTo(fits)), left: tweaks.length - fits };
}

export interface ReadLink extends Omit<Recording, 'plan'> {
  /** null: it could not be read. */
  readonly plan: TrainingPlan | null;
  /** What is wrong with the link, in sentences; empty: nothing. */
  readonly problems: readonly string[];
}

/** What an address holds of a run; null: nothing. Never rejects. */
export async function readRecording(search: string): Promise<ReadLink | null> {
  const text = new URLSearchParams(search).get(parameter);
  if (text === null) return null;
  const [number = '', planText = '', runText = '', lessonText = ''] = text.split('.');
  const problems: string[] = [];
  if (!versions.some((version) => version === number)) {
    problems.push(
      /^\d+$/.test(number)
        ? `This link was made by a newer version of the book (${number}; this one reads ${versions.join(' and ')}): what could be read of it is opened.`
        : 'This link is damaged at its beginning: what could be read of it is opened.',
    );
  }
  const parsed = parsePlan(await unpacked(planText));
  const plan = parsed.ok ? parsed.value : null;
  if (plan === null) {
    problems.push('The plan in the link cannot be read, so the laboratory starts from its own.');
  }
  const run = plan === null || runText === '' ? null : await readRun(plan, runText);
  if (plan !== null && runText !== '' && run === null) {
    problems.push(
      'The changes recorded in the link cannot be read: its plan is opened, without them.',
    );
  }
  const lesson = lessonText === '' ? null : v.safeParse(lessonSchema, await unpacked(lessonText));
  if (lesson?.success === false) {
    problems.push('The lesson in the link cannot be read, so that nothing is locked.');
  }
  return { plan, run, lesson: lesson?.success ? lesson.output : null, problems };
}

async function readRun(plan: TrainingPlan, text: string): Promise<RecordedRun | null> {
  const parsed = v.safeParse(runSchema, await unpacked(text));
  if (!parsed.success) return null;
  const run = lengthened(parsed.output);
  let now = plan;
  for (const { tweak } of run.tweaks) {
    const changed = changedPlan(now, tweak);
    if (!changed.ok) return null;
    now = changed.value;
  }
  return run;
}
