// What a teacher makes of the laboratory: a title, a task, and what may be changed. Page thread, pure.
import * as v from 'valibot';

/** Everything in the laboratory that can be locked, as it is called. */
export const controls = {
  experiment: 'the experiments',
  network: 'the layers',
  data: 'the images',
  start: 'the first weights',
  cost: 'the cost',
  optimiser: 'the optimiser',
  rate: 'η',
  schedule: 'the schedule of the rate',
  batch: 'the mini-batch',
  epochs: 'the epochs',
  seed: 'the seed',
  overfitting: 'what is against overfitting',
  train: 'Train, Pause, Step and Reset',
  time: 'the time machine',
} as const;
export type Control = keyof typeof controls;
export const controlIds = Object.keys(controls) as readonly Control[];

/** The laboratory's other parts that can be locked, each as a whole. */
export const parts = {
  compare: 'Side by side',
  mistakes: 'What is taken for what',
  moments: 'Learned and forgotten',
  inside: 'Look inside',
  why: 'Why this digit?',
  hand: 'Your own hand',
  pictures: 'Pictures of your own',
  home: 'Take it home',
} as const;
export type Part = keyof typeof parts;
export const partIds = Object.keys(parts) as readonly Part[];

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));
export const titleLength = 60;
export const taskLength = 280;

export const lessonSchema = v.strictObject({
  title: text(titleLength),
  task: text(taskLength),
  /** The controls that can be used; all others are locked. */
  open: v.array(v.picklist(controlIds)),
  /** Parts of the page that are locked too; left out: none. */
  closed: v.exactOptional(v.array(v.picklist(partIds))),
});
export type Lesson = v.InferOutput<typeof lessonSchema>;

/** Whether a part of the page is locked as a whole. */
export const locksPart = (lesson: Lesson | null, part: Part): lesson is Lesson =>
  lesson?.closed?.includes(part) === true;

/** What can be used, and what is locked, in a sentence. */
export function openText({ open, closed = [] }: Lesson): string {
  const names = partIds.filter((id) => closed.includes(id)).map((id) => `“${parts[id]}”`);
  const locked =
    names.length === 0 ? '' : `; ${listed(names)} ${names.length === 1 ? 'is' : 'are'} locked`;
  return `${usable(controlIds.filter((id) => open.includes(id)))}${locked}`;
}

function usable(open: readonly Control[]): string {
  if (open.length === 0) return 'Nothing can be changed on the bench in this lesson';
  if (open.length === controlIds.length) return 'All of the bench can be used in this lesson';
  return `Of the bench only ${listed(open.map((id) => controls[id]))} can be used in this lesson`;
}

/** 'η, the seed and Train' */
function listed(names: readonly string[]): string {
  const last = names.at(-1)!;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
