// The way that a run has gone through its branches, and the ways that it has not. Page thread, pure.
import { tweakText } from '../laboratory/tweak-text.ts';
import type { PastCurves } from '../laboratory/curve-panels.tsx';
import type { Branch, Moment, RunState, Timeline } from '../../training/run-state.ts';
import type { Point } from '../../ui/plot-scale.ts';
import type { PlotSeries } from '../../ui/plot-data.ts';
import type { SliderScale } from '../../ui/slider-scale.ts';

type BranchPoint = Branch['curve'][number];

/** A branch and those it came from, the first one first, each as far as it belongs to the way. */
function lineage(
  { branches }: Pick<Timeline, 'branches'>,
  id: number,
): readonly { branch: Branch; until: number }[] {
  const branch = branches.find((one) => one.id === id);
  if (!branch) return [];
  const own = { branch, until: Infinity };
  if (branch.from === null) return [own];
  const { branch: parent, at } = branch.from;
  const before = lineage({ branches }, parent);
  return [...before.map((one) => ({ ...one, until: Math.min(one.until, at.epoch) })), own];
}

/** Whether the way to a branch's end leads along another one. */
export function leadsThrough(timeline: Timeline, to: number, through: number): boolean {
  return lineage(timeline, to).some(({ branch }) => branch.id === through);
}

/** The moments on the way to a branch's end, in the order of their steps. */
export function momentsTo(timeline: Timeline, branch: number): readonly Moment[] {
  return lineage(timeline, branch)
    .flatMap(({ branch: { id }, until }) =>
      timeline.moments.filter((moment) => moment.branch === id && moment.at.epoch <= until),
    )
    .sort((one, other) => one.at.step - other.at.step)
    .filter((moment, index, all) => moment.at.step !== all[index - 1]?.at.step);
}

/** The epochs on that way. */
function curveTo(timeline: Timeline, branch: number): readonly BranchPoint[] {
  return lineage(timeline, branch).flatMap(({ branch: { curve }, until }) =>
    curve.filter(({ epoch }) => epoch <= until),
  );
}

/** A slider over the steps of moments: where they stand as far apart as they are. @param steps rising, at least two */
export function momentScale(steps: readonly number[]): SliderScale {
  const min = steps[0]!;
  const max = steps.at(-1)!;
  const nearest = (value: number) =>
    steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
  return {
    min,
    max,
    whole: true,
    toFraction: (value) => Math.min(1, Math.max(0, (value - min) / (max - min))),
    fromFraction: (fraction) => nearest(min + fraction * (max - min)),
    move(value, count) {
      const way =
        count > 0
          ? steps.filter((step) => step > value)
          : steps.filter((step) => step < value).reverse();
      return way[Math.min(Math.abs(count), way.length) - 1] ?? value;
    },
    accept: nearest,
  };
}

/** What makes a branch another than the one it left. */
export function branchText({ id, from }: Branch): string {
  const name = `Branch ${String(id + 1)}`;
  if (from === null) return `${name}: as it began`;
  return `${name}: ${tweakText(from.change)} from epoch ${from.at.epoch.toFixed(1)}`;
}

/** Where the present run's line ends, these go on: the rest of its own branch, and all of the others. */
export function pastCurves({
  timeline,
  position,
}: Pick<RunState, 'timeline' | 'position'>): PastCurves {
  if (timeline === null) return { accuracy: [], cost: [] };
  const ways = timeline.branches.flatMap((branch) => {
    const isOwn = branch.id === timeline.branch;
    const from = isOwn ? position.epoch : (branch.from?.at.epoch ?? 0);
    const all = curveTo(timeline, branch.id);
    const first = all.findIndex(({ epoch }) => epoch > from);
    // From the point before, so that it hangs together with what it left.
    const points = first < 0 ? [] : all.slice(Math.max(0, first - 1));
    const label = timeline.branches.length === 1 ? '' : String(branch.id + 1);
    return points.length === 0 ? [] : [{ id: `branch ${String(branch.id)}`, points, label }];
  });
  const series = (of: (point: BranchPoint) => Point, colour: PlotSeries['colour']) =>
    ways.map(({ id, points, label }) => ({
      id,
      label,
      colour,
      pale: true,
      points: points.map(of),
    }));
  return {
    accuracy: series(({ epoch, accuracy }) => ({ x: epoch, y: 100 * accuracy }), 'accent'),
    cost: series(({ epoch, trainingCost }) => ({ x: epoch - 0.5, y: trainingCost }), 'accent'),
  };
}
