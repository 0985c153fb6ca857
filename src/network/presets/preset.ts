// A published experiment that the reader can repeat. Any thread.
import type { Distribution, Initialisation } from '../initialisations/index.ts';
import type { TrainingPlan } from '../training-plan.ts';
import type { PublishedCurveId } from './published-curves.ts';

/**
 * Where the best test figure of a rerun lies with another seed: mean and three standard deviations of this book's own runs
 * in experiments/results/. Runs in which an output stays silent to the end (they never come to 9,000) are left out of it.
 */
export interface Band {
  /** Of the 10,000 test images, read right after the best epoch. */
  readonly least: number;
  readonly most: number;
  /** Runs that it was found from, and those left out. */
  readonly runs: number;
  readonly silent: number;
}

export interface Preset {
  readonly id: string;
  /** For a list of them. */
  readonly title: string;
  readonly plan: TrainingPlan;
  /** So many networks of this plan, from seeds of their own, vote; left out: one network. */
  readonly members?: number;
  readonly published: {
    /** What the source reports, in one sentence without a full stop; null where it gives no figure. */
    readonly figure: string | null;
    readonly source: string;
    readonly curve: PublishedCurveId | null;
  };
  /** Where several seeds have been run. */
  readonly band?: Band;
}

/** M. Nielsen, Neural Networks and Deep Learning, Determination Press 2015, chapter 6. */
export const nndl6 = 'Nielsen, Neural Networks and Deep Learning (2015), chapter 6';
export const recognizingDigits =
  'Neural Networks: Recognizing Digits in the MNIST Dataset (course notes)';
export const introduction =
  '12 - Introduction to Deep Learning, Machine Learning for Security Informatics (2016)';

export const standardNormal: Distribution = { kind: 'normal', deviation: 1 };
export const allZero: Initialisation = { weights: { kind: 'zero' }, biases: { kind: 'zero' } };
