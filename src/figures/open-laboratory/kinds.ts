// The kinds of each part of a plan, as pickers offer them: a name, and what is set when one is picked. Page thread, pure.
import type { Augmentation } from '../../network/augmentation.ts';
import type { Distribution } from '../../network/initialisations/index.ts';
import type { OptimiserSpec } from '../../network/optimisers/index.ts';
import type { SetId } from '../../network/plane-sets.ts';
import type { EarlyStopping, Schedule } from '../../network/schedule.ts';
import type { Regularisation } from '../../network/training-plan.ts';

interface Kind<Value> {
  readonly label: string;
  readonly initial: Value;
}
type Kinds<Value extends { readonly kind: string }> = {
  readonly [Name in Value['kind']]: Kind<Extract<Value, { readonly kind: Name }>>;
};

export const optimisers: Kinds<OptimiserSpec> = {
  sgd: { label: 'Gradient descent', initial: { kind: 'sgd', learningRate: 0.5 } },
  momentum: {
    label: 'Momentum',
    initial: { kind: 'momentum', learningRate: 0.1, momentum: 0.9 },
  },
  rmsprop: {
    label: 'RMSprop',
    initial: { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-6 },
  },
  adam: {
    label: 'Adam',
    initial: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  },
};

export const distributions: Kinds<Distribution> = {
  zero: { label: 'Zero', initial: { kind: 'zero' } },
  normal: { label: 'Normal, of deviation σ', initial: { kind: 'normal', deviation: 1 } },
  fanIn: { label: 'Normal, σ² = 1 / n in', initial: { kind: 'fanIn' } },
  fanOut: { label: 'Normal, σ² = 1 / n out', initial: { kind: 'fanOut' } },
  he: { label: 'He: normal, σ² = 2 / n in', initial: { kind: 'he' } },
  glorot: { label: 'Glorot: uniform', initial: { kind: 'glorot' } },
};

type RegularisationOf<Name extends string> = Regularisation & { readonly kind: Name };
export const regularisations: {
  readonly [Name in Regularisation['kind']]: Kind<RegularisationOf<Name>>;
} = {
  none: { label: 'None', initial: { kind: 'none' } },
  l1: { label: 'L1', initial: { kind: 'l1', lambda: 0.1, per: 'example' } },
  l2: { label: 'L2', initial: { kind: 'l2', lambda: 5, per: 'example' } },
};

export const augmentations: Kinds<Augmentation> = {
  none: { label: 'as they are', initial: { kind: 'none' } },
  shifts: { label: 'and moved by a pixel, four ways', initial: { kind: 'shifts' } },
  distort: {
    label: 'distorted, anew in every epoch',
    initial: {
      kind: 'distort',
      rotation: 15,
      skew: 0,
      scaling: 0.15,
      translation: 1,
      elastic: { alpha: 36, sigma: 6 },
    },
  },
};

export const schedules: Kinds<Schedule> = {
  constant: { label: 'Stays', initial: { kind: 'constant' } },
  step: { label: 'Falls in steps', initial: { kind: 'step', every: 10, factor: 0.5 } },
  exponential: { label: 'Falls steadily', initial: { kind: 'exponential', factor: 0.95 } },
  halve: { label: 'Halves when stuck', initial: { kind: 'halve', patience: 5 } },
};

/** Points of two colours. */
export const planeText: Readonly<Record<SetId, string>> = {
  circle: 'a disc in a ring',
  xor: 'four corners',
  spiral: 'two spirals',
};

export const stopping: EarlyStopping = { on: 'accuracy', patience: 10 };
