// A run in an address: its plan, the changes that were made while it ran, and what a lesson makes of it. Page thread, pure
// but for the packing. Four parts, 'version.plan.log.lesson', each whole by itself, so that what is sound can be opened.
import * as v from 'valibot';
import { parsePlan, type TrainingPlan } from '../../network/training-plan.ts';
import { lessonSchema, type Lesson } from '../lesson/lesson.ts';
import { coarse, readLog, readWhole, sizesFor, writeLog, type RecordedRun } from './log.ts';
import { packed, unpacked } from './packed.ts';

/** Characters of the whole address. */
export const mostCharacters = 4000;
const parameter = 'replay';
/** 1 and 2: the changes in one piece, which is whole or lost. 3: in blocks. */
const versions = ['1', '2', '3'] as const;
const inBlocks = '3';

export interface Recording {
  readonly plan: TrainingPlan;
  /** null: the plan alone. */
  readonly run: RecordedRun | null;
  readonly lesson: Lesson | null;
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
  const link = async (part: RecordedRun | null, blockSize = 1): Promise<string> => {
    const url = new URL(address);
    url.search = '';
    url.hash = '';
    const log = part === null ? '' : await writeLog(part, blockSize);
    // A book of before can read what holds no changes.
    const version = part === null ? versions[0] : inBlocks;
    url.searchParams.set(parameter, `${version}.${planPart}.${log}.${lessonPart}`);
    return url.href;
  };
  const alone = await link(null);
  if (alone.length > mostCharacters) return null;
  if (run === null) return { address: alone, left: 0 };
  // As small as there is room for: the smaller, the less a damage costs.
  const { tweaks } = run;
  for (const blockSize of sizesFor(tweaks.length)) {
    const whole = await link(run, blockSize);
    if (whole.length <= mostCharacters) return { address: whole, left: 0 };
  }
  // The most changes that have room: as far as the first one that has none.
  const upTo = (some: number): RecordedRun => ({
    tweaks: tweaks.slice(0, some),
    until: tweaks[some]?.step ?? 0,
    found: null,
  });
  let fits = 0;
  let tooMany = tweaks.length;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if ((await link(upTo(middle), coarse)).length <= mostCharacters) fits = middle;
    else tooMany = middle;
  }
  return { address: await link(upTo(fits), coarse), left: tweaks.length - fits };
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
        ? `This link was made by a newer version of the book (${number}; this one reads up to ${inBlocks}): what could be read of it is opened.`
        : 'This link is damaged at its beginning: what could be read of it is opened.',
    );
  }
  const parsed = parsePlan(await unpacked(planText));
  const plan = parsed.ok ? parsed.value : null;
  if (plan === null) {
    problems.push('The plan in the link cannot be read, so the laboratory starts from its own.');
  }
  const log =
    plan === null || runText === ''
      ? null
      : await (number === '1' || number === '2'
          ? readWhole(plan, runText)
          : readLog(plan, runText));
  if (log?.problem) problems.push(log.problem);
  if (text.split('.').length < 4 && plan !== null) {
    problems.push('The link ends too early: what came behind, such as a lesson, is lost.');
  }
  const lesson = lessonText === '' ? null : v.safeParse(lessonSchema, await unpacked(lessonText));
  if (lesson?.success === false) {
    problems.push('The lesson in the link cannot be read, so that nothing is locked.');
  }
  return { plan, run: log?.run ?? null, lesson: lesson?.success ? lesson.output : null, problems };
}
