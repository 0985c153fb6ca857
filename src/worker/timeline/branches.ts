// What a run's branches look like as it goes on, turns back and parts. Worker, pure.
import { joinedTweaks, type Tweak } from '../../network/tweak.ts';
import type { EpochReport, RunPosition } from '../../protocol/messages.ts';
import type { Branch, BranchPoint } from '../../protocol/timeline.ts';
import type { KeptRun } from '../../protocol/kept-run.ts';
import type { KeptTimeline } from './timeline-store.ts';

/** A plot is hardly wider in points. */
const mostPoints = 400;

/** How far the branch that is trained on was ever kept; null: nothing of it was. */
function tip({ moments, branch }: KeptTimeline): number | null {
  const own = moments.filter((moment) => moment.branch === branch);
  return own.length === 0 ? null : Math.max(...own.map(({ at }) => at.step));
}

/** Whether the run stands where it has been before, so that what is trained now is known. */
export function isBehind(timeline: KeptTimeline, { step }: RunPosition): boolean {
  const furthest = tip(timeline);
  return furthest !== null && step < furthest;
}

/** Whether it makes other weights; more epochs only make more of them. */
const matters = (change: Tweak) => Object.keys(change).some((key) => key !== 'epochs');

/** A change leaves the branch here, if it stands before its end. A branch that has not been trained yet takes it too. */
export function withChange(timeline: KeptTimeline, at: RunPosition, change: Tweak): KeptTimeline {
  const { branches, branch } = timeline;
  if (!matters(change)) return timeline;
  if (!isBehind(timeline, at)) {
    if (tip(timeline) !== null) return timeline;
    const merged = branches.map((one) =>
      one.id === branch && one.from
        ? { ...one, from: { ...one.from, change: joinedTweaks(one.from.change, change) } }
        : one,
    );
    return { ...timeline, branches: merged };
  }
  const id = Math.max(...branches.map((one) => one.id)) + 1;
  const next: Branch = { id, from: { branch, at, change }, curve: [] };
  return { ...timeline, branches: [...branches, next], branch: id };
}

/** The run stands on this branch now; one that was left before it was trained is forgotten. */
export function onBranch(timeline: KeptTimeline, branch: number): KeptTimeline {
  const empty = (id: number) =>
    id !== branch &&
    timeline.branches.length > 1 &&
    !timeline.moments.some((moment) => moment.branch === id) &&
    !timeline.branches.some(({ from }) => from?.branch === id);
  return {
    ...timeline,
    branch,
    branches: timeline.branches.filter(({ id, from }) => from === null || !empty(id)),
  };
}

/** With the epochs that the branch has come to since. */
export function withEpochs(timeline: KeptTimeline, { history }: KeptRun): KeptTimeline {
  const branches = timeline.branches.map((one) => {
    if (one.id !== timeline.branch) return one;
    const done = one.curve.at(-1)?.epoch ?? one.from?.at.epoch ?? 0;
    const added = history.filter(({ epoch }) => epoch > done).map(pointOf);
    return added.length === 0 ? one : { ...one, curve: thin([...one.curve, ...added]) };
  });
  return { ...timeline, branches };
}

function pointOf({ epoch, test, training, validation }: EpochReport): BranchPoint {
  return {
    epoch,
    accuracy: test.correct / test.count,
    trainingCost: training.cost,
    validationCost: validation && validation.cost,
  };
}

/** Every other one, and the last, when there are too many. */
function thin(points: readonly BranchPoint[]): readonly BranchPoint[] {
  return points.length <= mostPoints
    ? points
    : points.filter((_, index) => index % 2 === 1 || index === points.length - 1);
}

/** What a checkpoint takes: its numbers, and a word for each epoch before it. */
export function bytesOf({ checkpoint: { state }, history }: KeptRun): number {
  const layers = [state.parameters, ...Object.values(state.optimiser)].flat();
  const numbers = layers.reduce(
    (sum, layer) => sum + (layer?.weights.byteLength ?? 0) + (layer?.biases?.byteLength ?? 0),
    0,
  );
  const last = history.at(-1);
  const examples = [last?.test, last?.validation].reduce(
    (sum, one) => sum + (one?.verdicts.byteLength ?? 0) + (one?.costs.byteLength ?? 0),
    0,
  );
  const words = 300;
  return numbers + examples + words * (history.length + 4);
}
