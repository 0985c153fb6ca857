// What is compared, as plain data, and what can be done with it. Page thread. Pure: the same actions give the same comparison.
import { benchPlan } from '../../digit-runs/plans.ts';
import { planKey } from '../../../network/plan-key.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import type { Measure } from '../bands/measures.ts';
import { usualAxis, type Search } from '../search/search-plan.ts';
import { settingsOf } from '../search/settings.ts';

/** Each plan keeps its own for as long as it is compared, and with it its colour. */
export const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'] as const;
export type Letter = (typeof letters)[number];

export interface ComparedPlan {
  readonly letter: Letter;
  readonly plan: TrainingPlan;
}

export const mostSeeds = 10;

export interface Comparison {
  /** In the order of their letters. */
  readonly plans: readonly ComparedPlan[];
  /** Runs of each plan, 1 to `mostSeeds`. */
  readonly seeds: number;
  readonly measure: Measure;
  readonly search: Search;
}

export type ComparisonAction =
  | { readonly type: 'add'; readonly plan: TrainingPlan }
  | { readonly type: 'remove'; readonly letter: Letter }
  | { readonly type: 'clear' }
  | { readonly type: 'reset' }
  | { readonly type: 'seeds'; readonly seeds: number }
  | { readonly type: 'measure'; readonly measure: Measure }
  | { readonly type: 'search'; readonly change: Partial<Search> }
  /** Another plan to search around: its axes stay where it has them. */
  | { readonly type: 'base'; readonly plan: TrainingPlan };

/** A question to begin with: does momentum help? μ of 0.9 makes steps ten times as long in the end, so η is a tenth. */
const plain: TrainingPlan = {
  ...benchPlan({
    images: 5_000,
    hiddenUnits: 30,
    penalty: 'none',
    lambda: 0,
    dropout: 0,
    learningRate: 0.3,
    epochs: 10,
    seed: 1,
  }),
};
const withMomentum: TrainingPlan = {
  ...plain,
  optimiser: { kind: 'momentum', learningRate: 0.03, momentum: 0.9 },
};
/** Shorter runs: a search makes many. */
const searched: TrainingPlan = {
  ...plain,
  optimiser: { kind: 'momentum', learningRate: 0.03, momentum: 0.9 },
  data: { dataset: 'mnist', training: 2_000, validation: 10_000 },
  epochs: 5,
};

export const initialComparison: Comparison = {
  plans: [
    { letter: 'A', plan: plain },
    { letter: 'B', plan: withMomentum },
  ],
  seeds: 3,
  measure: 'test',
  search: {
    base: searched,
    how: 'grid',
    axes: [
      { setting: 'optimiser.learningRate', from: 0.003, to: 0.3, scale: 'log', steps: 5 },
      { setting: 'optimiser.momentum', from: 0, to: 0.9, scale: 'linear', steps: 4 },
    ],
    trials: 20,
    draws: 1,
    seeds: 1,
  },
};

/** The letter under which a plan is compared; null: it is not. */
export function letterOf({ plans }: Comparison, plan: TrainingPlan): Letter | null {
  const key = planKey(plan);
  return plans.find((one) => planKey(one.plan) === key)?.letter ?? null;
}

export function freeLetter({ plans }: Comparison): Letter | null {
  return letters.find((letter) => plans.every((one) => one.letter !== letter)) ?? null;
}

export function reduceComparison(state: Comparison, action: ComparisonAction): Comparison {
  switch (action.type) {
    case 'add': {
      const letter = freeLetter(state);
      if (letter === null || letterOf(state, action.plan) !== null) return state;
      const plans = [...state.plans, { letter, plan: action.plan }];
      return { ...state, plans: plans.sort((a, b) => (a.letter < b.letter ? -1 : 1)) };
    }
    case 'remove':
      return { ...state, plans: state.plans.filter(({ letter }) => letter !== action.letter) };
    case 'clear':
      return { ...state, plans: [] };
    case 'reset':
      return initialComparison;
    case 'seeds':
      return { ...state, seeds: action.seeds };
    case 'measure':
      return { ...state, measure: action.measure };
    case 'search':
      return { ...state, search: { ...state.search, ...action.change } };
    case 'base':
      return { ...state, search: rebased(state.search, action.plan) };
  }
}

function rebased(search: Search, base: TrainingPlan): Search {
  const settings = settingsOf(base);
  const axes = search.axes.filter(({ setting }) => settings.some(({ id }) => id === setting));
  return { ...search, base, axes: axes.length > 0 ? axes : [usualAxis(settings[0]!)] };
}
