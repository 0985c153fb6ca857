// Models beside the networks of the plans, each trained for one figure: what is asked for and what is told. Any thread.
import * as v from 'valibot';
import type { Boltzmann } from './boltzmann.ts';
import { mnistSchema } from './dataset.ts';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const number = (least: number, most: number) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(most));
const seed = whole(0, 2 ** 32 - 1);

export const studyJobSchema = v.variant('kind', [
  /** A plain recurrent network and an LSTM, on sequences of one letter and noise. */
  v.strictObject({
    kind: v.literal('recurrent'),
    /** Symbols of noise between the letter and the question. */
    noise: whole(1, 200),
    hidden: whole(1, 64),
    forgetBias: number(-5, 10),
    learningRate: number(1e-5, 1),
    steps: whole(1, 100_000),
    seed,
  }),
  /** A restricted Boltzmann machine, on the training images. */
  v.strictObject({
    kind: v.literal('boltzmann'),
    data: mnistSchema,
    hidden: whole(1, 500),
    /** k of CD-k. */
    turns: whole(1, 20),
    learningRate: number(1e-5, 1),
    /** Images to learn from, one at a time drawn from all. */
    examples: whole(1, 10_000_000),
    seed,
  }),
]);
export type StudyJob = v.InferOutput<typeof studyJobSchema>;
export type StudyKind = StudyJob['kind'];
export type RecurrentJob = Extract<StudyJob, { readonly kind: 'recurrent' }>;

export type BoltzmannJob = Extract<StudyJob, { readonly kind: 'boltzmann' }>;

export interface RecurrentLearner {
  /** Share of fresh sequences named rightly, one number for every ten steps. */
  readonly accuracy: readonly number[];
  readonly parameters: Float64Array;
}

export interface RecurrentReport {
  readonly kind: 'recurrent';
  readonly step: number;
  readonly plain: RecurrentLearner;
  readonly lstm: RecurrentLearner;
}

export interface BoltzmannReport {
  readonly kind: 'boltzmann';
  /** Images learnt from. */
  readonly step: number;
  /** Mean squared distance between an image and what was made of it, one number for every 500 images. */
  readonly errors: readonly number[];
  readonly machine: Boltzmann;
}

export type StudyReport = RecurrentReport | BoltzmannReport;
export type StudyReportOf<Kind extends StudyKind> = Extract<StudyReport, { readonly kind: Kind }>;
