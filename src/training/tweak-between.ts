// Which settings make one plan of the other. Page thread.
import { isOfBench } from '../network/dataset.ts';
import { inputSize, outputSize } from '../network/network-spec.ts';
import { planKey } from '../network/plan-key.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { changedPlan, type Tweak } from '../network/tweak.ts';

function lambdaOf({ regularisation }: TrainingPlan): number | null {
  return regularisation.kind === 'none' ? null : regularisation.lambda;
}

/** @returns null when none differs that can be changed while a run goes on as it was built */
export function tweakBetween(from: TrainingPlan, to: TrainingPlan): Tweak | null {
  const { learningRate } = to.optimiser;
  const lambda = lambdaOf(to);
  const tweak: Tweak = {
    ...(learningRate !== from.optimiser.learningRate && { learningRate }),
    ...(to.batchSize !== from.batchSize && { batchSize: to.batchSize }),
    ...(to.epochs !== from.epochs && { epochs: to.epochs }),
    ...(lambda !== null && lambda !== lambdaOf(from) && { lambda }),
  };
  return Object.keys(tweak).length === 0 ? null : tweak;
}

const differ = (one: unknown, other: unknown) => one !== other && planKey(one) !== planKey(other);
const without = (part: object, key: string) =>
  Object.fromEntries(Object.entries(part).filter(([name]) => name !== key));

/** @returns all that makes a run with one plan go on with the other; null when nothing differs, or it cannot */
export function changeBetween(from: TrainingPlan, to: TrainingPlan): Tweak | null {
  const { data, schedule, augmentation, earlyStopping } = to;
  const change: Tweak = {
    ...tweakBetween(from, to),
    ...(differ(without(from.optimiser, 'learningRate'), without(to.optimiser, 'learningRate')) && {
      optimiser: to.optimiser,
    }),
    ...(differ(without(from.regularisation, 'lambda'), without(to.regularisation, 'lambda')) && {
      regularisation: to.regularisation,
    }),
    ...(from.cost !== to.cost && { cost: to.cost }),
    ...(from.seed !== to.seed && { seed: to.seed }),
    ...(isOfBench(data) && differ(from.data, data) && { data }),
    ...(differ(from.network, to.network) && { network: to.network }),
    ...(differ(from.augmentation, augmentation) && {
      augmentation: augmentation ?? { kind: 'none' },
    }),
    ...(differ(from.schedule, schedule) && { schedule: schedule ?? { kind: 'constant' } }),
    ...(differ(from.earlyStopping, earlyStopping) && { earlyStopping: earlyStopping ?? null }),
  };
  if (Object.keys(change).length === 0) return null;
  const changed = changedPlan(from, change);
  return changed.ok && !differ(changed.value, to) ? change : null;
}

/** Why a run with the one plan cannot go on with the other, in a sentence; null: it can, or nothing differs. */
export function obstacleBetween(from: TrainingPlan, to: TrainingPlan): string | null {
  if (!differ(from, to) || changeBetween(from, to) !== null) return null;
  const [before, after] = [from.network, to.network].map(
    (network) => [inputSize(network), outputSize(network)] as const,
  ) as [readonly [number, number], readonly [number, number]];
  if (before[0] !== after[0] || before[1] !== after[1]) {
    return `This run’s weights take ${String(before[0])} numbers and give ${String(before[1])}; what is chosen above needs ${String(after[0])} and ${String(after[1])}. Train builds a network of its own for it.`;
  }
  if (!changedPlan(from, { network: to.network }).ok) {
    return 'The network above has weights of other shapes than this run’s. Train builds it as a network of its own.';
  }
  if (differ(from.initialisation, to.initialisation)) {
    return 'First weights are drawn once, before the first step: this run has its own. Train begins another one.';
  }
  return 'This run cannot go on with what is chosen above. Train begins another one.';
}
