// Which moments of a run are given up, so that the rest fits in the room there is. Worker, pure.
import type { Branch, Moment } from '../../protocol/timeline.ts';

/** More than this a slider cannot tell apart. */
const mostMoments = 240;

interface Room {
  readonly bytes: number;
  readonly count?: number;
}

/**
 * Keeps the first of all and the last of every branch, and of the others those that stand evenly: given up is always the
 * one whose neighbours are nearest to each other. Where even the ends are too many, the oldest other branches go first.
 * @param branch the one that is trained on
 * @returns what is kept, in the order given
 */
export function thinned(
  moments: readonly Moment[],
  branches: readonly Branch[],
  branch: number,
  { bytes, count = mostMoments }: Room,
): readonly Moment[] {
  let kept = moments;
  const tooMany = () =>
    kept.length > count || kept.reduce((sum, moment) => sum + moment.bytes, 0) > bytes;
  while (kept.length > 0 && tooMany()) {
    const given = leastMissed(kept, branches) ?? leastEnd(kept, branch);
    kept = kept.filter((moment) => moment !== given);
  }
  return kept;
}

/** @returns undefined where only ends are left */
function leastMissed(moments: readonly Moment[], branches: readonly Branch[]): Moment | undefined {
  let least: Moment | undefined;
  let narrowest = Infinity;
  for (const { id, from } of branches) {
    const own = moments
      .filter(({ branch }) => branch === id)
      .sort((one, other) => one.at.step - other.at.step);
    // The first of a branch has its neighbour where it left the other.
    own.slice(0, -1).forEach((moment, index) => {
      const before = own[index - 1]?.at.step ?? from?.at.step;
      if (before === undefined) return;
      const gap = own[index + 1]!.at.step - before;
      if (gap >= narrowest) return;
      narrowest = gap;
      least = moment;
    });
  }
  return least;
}

/** Of the ends: one of another branch, else the start, else the last one there is. */
function leastEnd(moments: readonly Moment[], branch: number): Moment | undefined {
  return moments.find((moment) => moment.branch !== branch) ?? moments[0];
}
