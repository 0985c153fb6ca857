// Starts a plan on the best backend that can take it, and tells which, why, and what was passed over. Worker. One for all
// runs.
import {
  candidates,
  selectionReason,
  type Finding,
  type PassedOver,
} from '../backends/selection.ts';
import type { Stopwatch } from '../backends/time-steps.ts';
import type { Backend, BackendId, Trainer } from '../network/backend.ts';
import { failure, success, type Result } from '../network/result.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { BackendStatus } from '../protocol/messages.ts';
import { sentenceOf, type DeviceBackends } from './device-backends.ts';
import type { ExampleStores, StoreLease } from './example-stores.ts';

export interface Wish {
  readonly plan: TrainingPlan;
  readonly choice: BackendId | 'auto';
  /** Backends that have failed this run already, with why. */
  readonly failed: ReadonlyMap<BackendId, string>;
}

/** A plan compiled on a backend, with the examples it learns from. */
export interface Running {
  readonly backend: Backend;
  readonly trainer: Trainer;
  readonly examples: StoreLease;
  dispose(): void;
}

/** What the reader is told about the backends. */
export interface Standing {
  readonly statuses: readonly BackendStatus[];
  /** One sentence: why this one runs. */
  readonly reason: string;
  /** What would be tried first now. */
  readonly best: BackendId | null;
}

export class BackendHost {
  readonly #device: DeviceBackends;
  readonly #stores: ExampleStores;

  constructor(device: DeviceBackends, stores: ExampleStores) {
    this.#device = device;
    this.#stores = stores;
  }

  /** Starts the best backend that can; those that fail on the way are added to `noteFailure`. A failure when none can. */
  async start(
    { plan, choice, failed }: Wish,
    noteFailure: (id: BackendId, reason: string) => void,
  ): Promise<Result<Running>> {
    const findings = await this.#device.findings(plan, failed);
    let last: PassedOver | null = null;
    for (const { backend } of candidates(findings, plan, choice)) {
      try {
        await this.#device.assertSound(backend);
        const examples = await this.#stores.lease(backend, plan);
        const trainer = await compileOrGiveBack(backend, plan, examples);
        const dispose = () => {
          trainer.dispose();
          examples.giveBack();
        };
        return success({ backend, trainer, examples, dispose });
      } catch (error) {
        last = { label: backend.label, reason: sentenceOf(error) };
        noteFailure(backend.id, last.reason);
      }
    }
    return failure(
      'no-backend',
      last
        ? `Nothing on this device could train this network. The last that was tried, ${last.label}, failed: ${last.reason}`
        : 'Nothing on this device can train this network.',
      'Reset to try again, or choose a smaller network.',
    );
  }

  async standing(running: Backend, { plan, choice, failed }: Wish): Promise<Standing> {
    const findings = await this.#device.findings(plan, failed);
    const chosen = findings.find(({ backend }) => backend === running)!;
    const passedOver = [...failed].map(([id, reason]) => ({
      label: this.#device.label(id),
      reason,
    }));
    return {
      statuses: findings.map((found) => statusOf(found, running)),
      reason: selectionReason(chosen, findings, plan, choice, passedOver),
      best: candidates(findings, plan, choice)[0]?.backend.id ?? null,
    };
  }

  /** The backend failed: it is looked at again before it is used again. */
  forget(id: BackendId): void {
    this.#device.forget(id);
  }

  /** Times one more backend with this plan. Never rejects. @returns false when all are timed */
  timeNext({ plan, failed }: Wish, stopwatch: Stopwatch): Promise<boolean> {
    return this.#device.timeNext(plan, failed, stopwatch);
  }
}

async function compileOrGiveBack(
  backend: Backend,
  plan: TrainingPlan,
  examples: StoreLease,
): Promise<Trainer> {
  try {
    return await backend.compile(plan, examples.store);
  } catch (error) {
    examples.giveBack();
    throw error;
  }
}

function statusOf(
  { backend, status, detail, examplesPerSecond }: Finding,
  running: Backend,
): BackendStatus {
  const { id, label } = backend;
  return { id, label, status: backend === running ? 'running' : status, detail, examplesPerSecond };
}
