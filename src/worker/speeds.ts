// How fast each backend trains each class of networks on this device, kept from visit to visit. Worker.
import * as v from 'valibot';
import { networkClass } from '../backends/network-class.ts';
import type { BackendId } from '../network/backend.ts';
import type { TrainingPlan } from '../network/training-plan.ts';

/** Methods reject when the browser refuses. */
export interface SpeedStore {
  /** @param networks name of a class. @returns whatever is there; undefined where nothing is */
  load(networks: string): Promise<unknown>;
  save(networks: string, speeds: StoredSpeeds): Promise<void>;
}

const storedSchema = v.record(
  v.string(),
  v.strictObject({
    /** What the device said of itself: with another graphics card the figure is void. */
    detail: v.string(),
    examplesPerSecond: v.pipe(v.number(), v.gtValue(0)),
  }),
);
type StoredSpeeds = v.InferOutput<typeof storedSchema>;

export class Speeds {
  readonly #store: SpeedStore;
  /** By class of networks. */
  readonly #known = new Map<string, StoredSpeeds>();

  constructor(store: SpeedStore) {
    this.#store = store;
  }

  /** Gets what earlier visits measured for this class of networks. Never rejects. */
  async recall(plan: TrainingPlan): Promise<void> {
    const networks = networkClass(plan);
    if (this.#known.has(networks)) return;
    const stored = await this.#store.load(networks).catch(() => undefined);
    const parsed = v.safeParse(storedSchema, stored);
    this.#known.set(networks, parsed.success ? parsed.output : {});
  }

  /** @returns examples a second, or null when it was not measured */
  of(backend: BackendId, detail: string, plan: TrainingPlan): number | null {
    const speed = this.#known.get(networkClass(plan))?.[backend];
    return speed?.detail === detail ? speed.examplesPerSecond : null;
  }

  note(backend: BackendId, detail: string, plan: TrainingPlan, examplesPerSecond: number): void {
    const networks = networkClass(plan);
    const speeds = { ...this.#known.get(networks), [backend]: { detail, examplesPerSecond } };
    this.#known.set(networks, speeds);
    // Where nothing can be kept it is measured again.
    void this.#store.save(networks, speeds).catch(() => undefined);
  }
}
