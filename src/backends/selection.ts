// Which backend trains a plan on this device, and why. Worker. What is passed over is told with its reason.
import type { Availability, Backend, BackendId } from '../network/backend.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import { isWorthGpu } from './network-class.ts';

/** What is known of one backend before a plan is given to it. */
export interface Finding {
  readonly backend: Backend;
  /**
   * ready: can be picked. fallback: a GPU that software imitates; can be chosen by the reader, never picked by itself.
   * unavailable: not on this device, or its sums are wrong here. unsupported: not this plan.
   */
  readonly status: 'ready' | 'fallback' | 'unavailable' | 'unsupported';
  /** Device name, or why not. */
  readonly detail: string;
  /** As measured on this device for this class of plan; null before that. */
  readonly examplesPerSecond: number | null;
}

/** Preference before anything was measured (bench/results.md has the figures). */
const smallNetworks: readonly BackendId[] = [
  'kernels',
  'reference',
  'tensorflow-wasm',
  'tensorflow-webgpu',
  'tensorflow-webgl',
  'tensorflow-cpu',
];
const largeNetworks: readonly BackendId[] = [
  'kernels',
  'tensorflow-webgpu',
  'tensorflow-webgl',
  'tensorflow-wasm',
  'reference',
  'tensorflow-cpu',
];

/** A measured GPU must be faster by this before it is preferred: it also costs a start of some seconds, and can be lost. */
const gpuAdvantage = 1.3;

export function isGpu(id: BackendId): boolean {
  return id === 'tensorflow-webgpu' || id === 'tensorflow-webgl';
}

/** What a backend says of this plan on this device. */
export function finding(
  backend: Backend,
  availability: Availability,
  plan: TrainingPlan,
  examplesPerSecond: number | null,
): Finding {
  if (availability.status === 'unavailable') {
    return {
      backend,
      status: 'unavailable',
      detail: availability.reason,
      examplesPerSecond: null,
    };
  }
  const support = backend.supports(plan);
  if (!support.supported) {
    return { backend, status: 'unsupported', detail: support.reason, examplesPerSecond: null };
  }
  const status = availability.status === 'fallback' ? 'fallback' : 'ready';
  return { backend, status, detail: availability.detail, examplesPerSecond };
}

/**
 * The backends to try, best first: the reader's choice if it can run, then the measured ones by speed, then the others by
 * preference. Fallbacks are among them only when chosen.
 */
export function candidates(
  findings: readonly Finding[],
  plan: TrainingPlan,
  choice: BackendId | 'auto',
): readonly Finding[] {
  const preference = isWorthGpu(plan) ? largeNetworks : smallNetworks;
  const speed = ({ backend, examplesPerSecond }: Finding) =>
    (examplesPerSecond ?? 0) / (isGpu(backend.id) ? gpuAdvantage : 1);
  const ready = findings
    .filter(({ status }) => status === 'ready')
    .toSorted(
      (one, other) =>
        speed(other) - speed(one) ||
        preference.indexOf(one.backend.id) - preference.indexOf(other.backend.id),
    );
  const chosen = findings.find(
    ({ backend, status }) => backend.id === choice && (status === 'ready' || status === 'fallback'),
  );
  return chosen ? [chosen, ...ready.filter((other) => other !== chosen)] : ready;
}

/** A candidate that was tried and did not start, or failed while it ran. */
export interface PassedOver {
  readonly label: string;
  readonly reason: string;
}

/** One sentence for the reader: why this backend runs and not a better one. */
export function selectionReason(
  running: Finding,
  findings: readonly Finding[],
  plan: TrainingPlan,
  choice: BackendId | 'auto',
  passedOver: readonly PassedOver[],
): string {
  const { label } = running.backend;
  const failed = passedOver.at(-1);
  if (failed) return `${label} runs, because ${failed.label} failed: ${asClause(failed.reason)}.`;
  if (choice === running.backend.id) return `${label} runs, because you chose it.`;
  const chosen = findings.find(({ backend }) => backend.id === choice);
  if (chosen) {
    return `${label} runs, because ${chosen.backend.label} cannot: ${asClause(chosen.detail)}.`;
  }
  const measured = findings.filter(({ examplesPerSecond }) => examplesPerSecond !== null).length;
  if (running.examplesPerSecond !== null && measured > 1) {
    return `${label} runs: the best of ${measured} that were timed on this device.`;
  }
  const preference = isWorthGpu(plan) ? largeNetworks : smallNetworks;
  const better = preference.slice(0, preference.indexOf(running.backend.id));
  const missing = better
    .map((id) => findings.find(({ backend }) => backend.id === id))
    .find((found) => found !== undefined);
  return missing
    ? `${label} runs, because ${missing.backend.label} cannot: ${asClause(missing.detail)}.`
    : `${label} runs: for a network of this size it is the fastest.`;
}

/** A sentence as the end of another one. */
function asClause(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
