// What is kept of a run's past: moments to go back to, on branches that part where a setting was changed. Both threads.
import type { BackendId } from '../network/backend.ts';
import type { TrainingPlan } from '../network/training-plan.ts';
import type { Tweak } from '../network/tweak.ts';

/** A place in a run, as in messages.ts. */
interface Place {
  readonly step: number;
  readonly epoch: number;
}

/** A checkpoint that can be gone to. */
export interface Moment {
  readonly id: number;
  readonly branch: number;
  readonly at: Place;
  /** What keeping it takes. */
  readonly bytes: number;
}

/** What an epoch of a branch was like; null: nothing was held out. */
export interface BranchPoint {
  readonly epoch: number;
  readonly accuracy: number;
  readonly trainingCost: number;
  readonly validationCost: number | null;
}

export interface Branch {
  readonly id: number;
  /** Where it left another one, and by which change; null: the first. */
  readonly from: { readonly branch: number; readonly at: Place; readonly change: Tweak } | null;
  /** Its own epochs, those before it left the other not among them; thinned. */
  readonly curve: readonly BranchPoint[];
}

export interface Timeline {
  /** In the order of their ids. */
  readonly moments: readonly Moment[];
  readonly branches: readonly Branch[];
  /** The one that is trained on. */
  readonly branch: number;
  /** Most bytes that the moments may take together. */
  readonly limit: number;
}

/** A change that acts from the step after so many. */
export interface RecordedTweak {
  readonly step: number;
  readonly tweak: Tweak;
}

/** All that a run was made of: from this it can be repeated. */
export interface RunLog {
  /** As it started. */
  readonly plan: TrainingPlan;
  /** It started from weights that were given, not drawn from the plan's seed. */
  readonly given: boolean;
  readonly tweaks: readonly RecordedTweak[];
  readonly at: Place;
  readonly backend: BackendId;
  /** Of all its parameters as they are now: the same where they are the same, bit for bit. */
  readonly print: number;
}
