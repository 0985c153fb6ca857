// A published experiment that the reader can repeat. Any thread.
import type { Distribution, Initialisation } from '../initialisations/index.ts';
import type { TrainingPlan } from '../training-plan.ts';
import type { PublishedCurveId } from './published-curves.ts';

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
}

/** M. Nielsen, Neural Networks and Deep Learning, Determination Press 2015, chapter 6. */
export const nndl6 = 'Nielsen, Neural Networks and Deep Learning (2015), chapter 6';
export const recognizingDigits =
  'Neural Networks: Recognizing Digits in the MNIST Dataset (course notes)';
export const introduction =
  '12 - Introduction to Deep Learning, Machine Learning for Security Informatics (2016)';

export const standardNormal: Distribution = { kind: 'normal', deviation: 1 };
export const allZero: Initialisation = { weights: { kind: 'zero' }, biases: { kind: 'zero' } };
