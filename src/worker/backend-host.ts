// Finds a backend for a plan and starts it: asks each what it can do here, tries them in order, and keeps note of what
// failed. Worker. One for all runs.
import { candidates, finding, selectionReason, type Finding } from '../backends/selection.ts';
import type { PassedOver } from '../backends/selection.ts';
import {
  BackendLost,
  type Availability,
  type Backend,
  type BackendId,
  type Trainer,
} from '../network/backend.ts';
import { failure, success, type Result } from '../network/result.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { BackendStatus } from '../protocol/messages.ts';
import type { ExampleStores, StoreLease } from './example-stores.ts';

/** A plan compiled on a backend, with the examples it learns from. */
export interface Running {
  readonly backend: Backend;
  readonly trainer: Trainer;
  readonly examples: StoreLease;
  readonly statuses: readonly BackendStatus[];
  /** One sentence: why this one. */
  readonly reason: string;
  dispose(): void;
}

export interface Wish {
  readonly plan: TrainingPlan;
  readonly choice: BackendId | 'auto';
  /** Backends that have failed this run already, with why. */
  readonly failed: ReadonlyMap<BackendId, string>;
}

/** What a thrown value has to say to a reader. */
export function sentenceOf(error: unknown): string {
  if (error instanceof BackendLost) return error.problem.message;
  return error instanceof Error ? error.message : String(error);
}

export class BackendHost {
  readonly #backends: readonly Backend[];
  readonly #stores: ExampleStores;
  /** Asking may take a second (a GPU wakes up), and the answer holds as long as the worker. */
  readonly #probes = new Map<BackendId, Promise<Availability>>();

  constructor(backends: readonly Backend[], stores: ExampleStores) {
    this.#backends = backends;
    this.#stores = stores;
  }

  /** Starts the best backend that can. A failure when none can. */
  async start(wish: Wish): Promise<Result<Running>> {
    const findings = await this.#findings(wish);
    const passedOver: PassedOver[] = [];
    for (const [id, reason] of wish.failed) {
      passedOver.push({ label: this.#label(id), reason });
    }
    const failedNow = new Map<BackendId, string>();
    for (const candidate of candidates(findings, wish.plan, wish.choice)) {
      const { backend } = candidate;
      try {
        const examples = await this.#stores.lease(backend, wish.plan.data);
        const trainer = await compileOrGiveBack(backend, wish.plan, examples);
        return success({
          backend,
          trainer,
          examples,
          statuses: findings.map((found) =>
            statusOf(found, backend, failedNow.get(found.backend.id)),
          ),
          reason: selectionReason(candidate, findings, wish.plan, wish.choice, passedOver),
          dispose() {
            trainer.dispose();
            examples.giveBack();
          },
        });
      } catch (error) {
        const reason = sentenceOf(error);
        failedNow.set(backend.id, reason);
        passedOver.push({ label: backend.label, reason });
      }
    }
    const last = passedOver.at(-1);
    return failure(
      'no-backend',
      last
        ? `Nothing on this device could train this network; the last that was tried, ${last.label}, said: ${last.reason}`
        : 'Nothing on this device can train this network.',
      'Reset to try again, or choose a smaller network.',
    );
  }

  /** The backend failed: it is asked again before it is used again. */
  forget(id: BackendId): void {
    this.#probes.delete(id);
  }

  #label(id: BackendId): string {
    return this.#backends.find((backend) => backend.id === id)?.label ?? id;
  }

  #findings({ plan, failed }: Wish): Promise<Finding[]> {
    return Promise.all(
      this.#backends.map(async (backend) => {
        const reason = failed.get(backend.id);
        const availability: Availability =
          reason === undefined
            ? await this.#probe(backend)
            : { status: 'unavailable', reason: `failed: ${reason}` };
        return finding(backend, availability, plan, null);
      }),
    );
  }

  #probe(backend: Backend): Promise<Availability> {
    let answer = this.#probes.get(backend.id);
    if (!answer) {
      answer = backend.probe();
      this.#probes.set(backend.id, answer);
    }
    return answer;
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
  failed: string | undefined,
): BackendStatus {
  const { id, label } = backend;
  if (failed !== undefined) {
    return { id, label, status: 'unavailable', detail: failed, examplesPerSecond };
  }
  return {
    id,
    label,
    status: backend === running ? 'running' : status,
    detail,
    examplesPerSecond,
  };
}
