// What the backends are worth on this device: whether they start, compute right, and how fast. Worker. Asked once each, and
// remembered.
import { isWorthGpu } from '../backends/network-class.ts';
import { finding, isGpu, type Finding } from '../backends/selection.ts';
import { selfTest } from '../backends/self-test.ts';
import { timeSteps, type Stopwatch } from '../backends/time-steps.ts';
import { initialState } from '../engine/index.ts';
import {
  BackendLost,
  type Availability,
  type Backend,
  type BackendId,
} from '../network/backend.ts';
import { reasonOf } from '../network/reason-of.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Speeds } from './speeds.ts';

/** What a thrown value has to say to a reader. */
export function sentenceOf(error: unknown): string {
  if (error instanceof BackendLost) return error.problem.message;
  return reasonOf(error);
}

export class DeviceBackends {
  readonly #backends: readonly Backend[];
  readonly #speeds: Speeds;
  readonly #probes = new Map<BackendId, Promise<Availability>>();
  readonly #selfTests = new Map<BackendId, Promise<string | null>>();
  /** Backends that cannot be used here, found out after their probe. */
  readonly #unfit = new Map<BackendId, string>();

  constructor(backends: readonly Backend[], speeds: Speeds) {
    this.#backends = backends;
    this.#speeds = speeds;
  }

  label(id: BackendId): string {
    return this.#backends.find((backend) => backend.id === id)?.label ?? id;
  }

  /** @param failed backends not to be used now, with why */
  async findings(
    plan: TrainingPlan,
    failed: ReadonlyMap<BackendId, string>,
  ): Promise<readonly Finding[]> {
    await this.#speeds.recall(plan);
    return Promise.all(
      this.#backends.map(async (backend) => {
        const reason = failed.get(backend.id) ?? this.#unfit.get(backend.id);
        const availability: Availability =
          reason === undefined
            ? await once(this.#probes, backend.id, () => backend.probe())
            : { status: 'unavailable', reason };
        const speed =
          availability.status === 'unavailable'
            ? null
            : this.#speeds.of(backend.id, availability.detail, plan);
        return finding(backend, availability, plan, speed);
      }),
    );
  }

  /** @throws Error when it computes wrong here; what the backend throws */
  async assertSound(backend: Backend): Promise<void> {
    const fault = await once(this.#selfTests, backend.id, () => selfTest(backend));
    if (fault === null) return;
    this.#unfit.set(backend.id, fault);
    throw new Error(fault);
  }

  /** As assertSound, but never rejects. @returns null when it computes right, else what is wrong */
  async faultOf(backend: Backend): Promise<string | null> {
    try {
      await this.assertSound(backend);
      return null;
    } catch (error) {
      return sentenceOf(error);
    }
  }

  /** Times a plan whatever was measured before. Never rejects. @returns examples a second; null when it failed */
  async time(
    backend: Backend,
    detail: string,
    plan: TrainingPlan,
    stopwatch: Stopwatch,
  ): Promise<number | null> {
    try {
      const speed = await timeSteps(backend, plan, initialState(plan), stopwatch);
      if (speed !== null) this.#speeds.note(backend.id, detail, plan, speed);
      return speed;
    } catch {
      return null;
    }
  }

  /** It failed: it is looked at again before it is used again. */
  forget(id: BackendId): void {
    this.#probes.delete(id);
    this.#selfTests.delete(id);
    this.#unfit.delete(id);
  }

  /**
   * Times the plan on one backend that it was not timed on. Never rejects: one that fails is unfit from then on.
   * @returns false when there is none left
   */
  async timeNext(
    plan: TrainingPlan,
    failed: ReadonlyMap<BackendId, string>,
    stopwatch: Stopwatch,
  ): Promise<boolean> {
    // On a few points or images any backend is fast, and a comparison would hold up what is being watched.
    const { dataset } = plan.data;
    if (dataset !== 'mnist' && dataset !== 'house-numbers') return false;
    const findings = await this.findings(plan, failed);
    const next = findings.find(
      ({ backend, status, examplesPerSecond }) =>
        status === 'ready' &&
        examplesPerSecond === null &&
        // Where a GPU cannot pay, starting it would cost more than it could ever bring.
        (isWorthGpu(plan) || !isGpu(backend.id)),
    );
    if (!next) return false;
    const { backend, detail } = next;
    try {
      await this.assertSound(backend);
      const speed = await timeSteps(backend, plan, initialState(plan), stopwatch);
      if (speed !== null) this.#speeds.note(backend.id, detail, plan, speed);
    } catch (error) {
      this.#unfit.set(backend.id, sentenceOf(error));
    }
    return true;
  }
}

/** The answer of the first call, unless that failed. */
function once<Key, Value>(
  answers: Map<Key, Promise<Value>>,
  key: Key,
  ask: () => Promise<Value>,
): Promise<Value> {
  const known = answers.get(key);
  if (known) return known;
  const answer = ask();
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}
