// Runs that the bench has seen, as curves with a name made from their plans. Page thread, pure.
import { isAugmented } from '../../network/augmentation.ts';
import { trainingSize } from '../../network/dataset.ts';
import type { TrainingPlan } from '../../network/training-plan.ts';
import type { RunState } from '../../training/run-state.ts';
import { wholeText } from '../reading.ts';

type Reports = RunState['epochs'];

export interface Remembered {
  readonly plan: TrainingPlan;
  readonly epochs: Reports;
}

/** What the plan does against overfitting, in a few words. */
export function nameOf(plan: TrainingPlan): string {
  const { regularisation, data, augmentation, earlyStopping } = plan;
  const parts: string[] = [];
  if (regularisation.kind !== 'none') {
    parts.push(`${regularisation.kind.toUpperCase()} ${String(regularisation.lambda)}`);
  }
  for (const layer of plan.network.layers) {
    if (layer.kind === 'dropout') parts.push(`dropout ${String(layer.rate)}`);
  }
  const images = trainingSize(data);
  if (images !== 1000) parts.push(`${wholeText(images)} images`);
  if (augmentation?.kind === 'shifts') parts.push('shifted');
  if (augmentation?.kind === 'distort') parts.push('distorted');
  if (earlyStopping !== undefined) parts.push('stopping early');
  return parts.length === 0 ? 'no cure' : parts.join(', ');
}

/** The cures that a plan takes, by kind. */
function curesOf(plan: TrainingPlan): readonly string[] {
  const { regularisation, network, data } = plan;
  return [
    ...(regularisation.kind === 'none' ? [] : [regularisation.kind]),
    ...(network.layers.some(({ kind }) => kind === 'dropout') ? ['dropout'] : []),
    ...(trainingSize(data) > 1000 ? ['images'] : []),
    ...(isAugmented(plan) ? ['moving'] : []),
  ];
}

/** Whether there is a whole run without a cure, and one with each of the four alone. */
export function comparesAll(runs: readonly Remembered[]): boolean {
  const whole = runs.filter(({ plan, epochs }) => epochs.length >= plan.epochs);
  const has = (cures: string) => whole.some(({ plan }) => curesOf(plan).join() === cures);
  return ['', 'l2', 'l1', 'dropout', 'images'].every(has);
}

/** The latest runs, and before them the one without a cure, which all the others are compared with. */
export function keptRuns(runs: readonly Remembered[], most: number): readonly Remembered[] {
  if (runs.length <= most) return runs;
  const later = runs.slice(-most);
  const plain = runs.find(
    ({ plan }) => curesOf(plan).length === 0 && plan.earlyStopping === undefined,
  );
  return plain === undefined || later.includes(plain) ? later : [plain, ...later.slice(1)];
}

/** The epoch at which the validation images were read best, the earliest of equals. */
export function bestEpoch(epochs: Reports): Reports[number] | null {
  let best: Reports[number] | null = null;
  for (const report of epochs) {
    if ((report.validation?.correct ?? 0) > (best?.validation?.correct ?? -1)) best = report;
  }
  return best;
}
