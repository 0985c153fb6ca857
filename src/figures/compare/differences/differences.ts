// What differs between plans, and what they have in common, in words. Page thread, pure.
import type { NetworkSpec } from '../../../network/network-spec.ts';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import { factsOf, said, type Fact } from './facts.ts';
import { networkWords } from './network-words.ts';

export interface Difference {
  /** Of the setting, such as 'η'. */
  readonly name: string;
  /** One for each plan, in their order; null where a plan has no such setting. */
  readonly values: readonly (string | null)[];
}

/** The kinds of its layers, without their settings. */
const build = ({ inputShape, layers }: NetworkSpec): string =>
  [inputShape.join('×'), ...layers.map(({ kind }) => kind)].join(' ');

interface Told {
  readonly facts: readonly (readonly Fact[])[];
  /** Keys of the facts that differ, in the order in which plans tell them. */
  readonly differing: readonly string[];
}

function told(plans: readonly TrainingPlan[]): Told {
  const byLayer = new Set(plans.map(({ network }) => build(network))).size === 1;
  const facts = plans.map((plan) => factsOf(plan, byLayer));
  const keys: string[] = [];
  for (const list of facts) {
    list.forEach(({ key }, index) => {
      if (keys.includes(key)) return;
      // After the one that it follows in its own plan.
      const before = list[index - 1];
      keys.splice(before === undefined ? 0 : keys.indexOf(before.key) + 1, 0, key);
    });
  }
  const valueOf = (list: readonly Fact[], key: string) =>
    list.find((one) => one.key === key)?.value;
  return {
    facts,
    differing: keys.filter((key) => new Set(facts.map((list) => valueOf(list, key))).size > 1),
  };
}

/** The settings that differ, each with what it is in every plan. */
export function differencesOf(plans: readonly TrainingPlan[]): readonly Difference[] {
  const { facts, differing } = told(plans);
  return differing.map((key) => {
    const each = facts.map((list) => list.find((one) => one.key === key));
    return {
      name: each.find((one) => one !== undefined)!.name,
      values: each.map((one) => one?.value ?? null),
    };
  });
}

/** Such as “η 3 / 0.5; hidden units 30 / 100”. */
export function differencesText(differences: readonly Difference[]): string {
  return differences
    .map(({ name, values }) => `${name} ${values.map((value) => value ?? '–').join(' / ')}`)
    .join('; ');
}

/** For each plan, what it has of what differs, such as “momentum, η 0.05, μ 0.9”; empty where it has nothing that another has not. */
export function ownWords(plans: readonly TrainingPlan[]): readonly string[] {
  const { facts, differing } = told(plans);
  return facts.map((list) =>
    list
      .filter(({ key }) => differing.includes(key))
      .map(said)
      .join(', '),
  );
}

/** What names a plan when it stands alone, in the order of importance. */
const main = [
  'data.training',
  'cost',
  'optimiser',
  'optimiser.learningRate',
  'optimiser.momentum',
  'regularisation',
  'regularisation.lambda',
  'batchSize',
  'epochs',
];
/** Said only where it is so. */
const silent = ['no regularisation'];

/** What a few plans have in common, as far as it names them; of one plan, the plan itself. */
export function commonWords(plans: readonly TrainingPlan[]): string {
  const [first] = plans;
  if (first === undefined) return '';
  const { facts, differing } = told(plans);
  const networks = new Set(plans.map(({ network }) => networkWords(network)));
  const common = main.flatMap((key) => {
    const found = facts[0]!.find((one) => one.key === key);
    if (found === undefined || differing.includes(key) || silent.includes(found.value)) return [];
    return [said(found)];
  });
  return [...(networks.size === 1 ? networks : []), ...common].join(', ');
}
