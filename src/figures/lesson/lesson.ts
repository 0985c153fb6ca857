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

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));
export const titleLength = 60;
export const taskLength = 280;

export const lessonSchema = v.strictObject({
  title: text(titleLength),
  task: text(taskLength),
  /** The controls that can be used; all others are locked. */
  open: v.array(v.picklist(controlIds)),
});
export type Lesson = v.InferOutput<typeof lessonSchema>;

/** The open ones in a sentence: 'η and Train'. */
export function openText({ open }: Lesson): string {
  const names = controlIds.filter((id) => open.includes(id)).map((id) => controls[id]);
  if (names.length === 0) return 'Nothing can be changed in this lesson';
  if (names.length === controlIds.length) return 'Everything can be used in this lesson';
  const last = names.at(-1)!;
  const list = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `Only ${list} can be used in this lesson`;
}
