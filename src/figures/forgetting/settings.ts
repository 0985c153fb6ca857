// The settings of the figure on forgetting, and the job that they make. Page thread, pure.
import * as v from 'valibot';
import type { RecurrentJob } from '../../network/studies.ts';

export const schema = v.strictObject({
  noise: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(80)),
  forgetBias: v.pipe(v.number(), v.minValue(-1), v.maxValue(4)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  show: v.picklist(['forget', 'input', 'output', 'cell']),
  /** Which sequence is shown. */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
});
export type Settings = v.InferOutput<typeof schema>;
export const initial: Settings = { noise: 20, forgetBias: 3, seed: 1, show: 'forget', sequence: 1 };

export const hidden = 16;
export const steps = 300;

export function jobFor({ noise, forgetBias, seed }: Settings): RecurrentJob {
  return { kind: 'recurrent', noise, hidden, forgetBias, learningRate: 0.01, steps, seed };
}
