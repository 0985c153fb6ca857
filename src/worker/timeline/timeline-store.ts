// Where the moments of runs are kept, and what of that can still be read. Worker and Node.
import * as v from 'valibot';
import { tweakSchema } from '../../network/tweak.ts';
import type { Branch, Moment } from '../../protocol/timeline.ts';
import type { KeptRun } from '../../protocol/kept-run.ts';

/** A timeline without what differs from visit to visit. */
export interface KeptTimeline {
  readonly moments: readonly Moment[];
  readonly branches: readonly Branch[];
  readonly branch: number;
}

/** A run has a place, which is a name. Methods reject when the browser refuses: storage that is full, switched off or gone. */
export interface TimelineStore {
  /** Whatever is there; undefined where nothing is. */
  list(place: string): Promise<unknown>;
  saveList(place: string, timeline: KeptTimeline): Promise<void>;
  load(place: string, moment: number): Promise<unknown>;
  save(place: string, moment: number, kept: KeptRun): Promise<void>;
  remove(place: string, moment: number): Promise<void>;
  /** All of a run. */
  clear(place: string): Promise<void>;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.strictObject({ step: count, epoch: v.pipe(v.number(), v.minValue(0)) });
const schema = v.strictObject({
  moments: v.array(v.strictObject({ id: count, branch: count, at: place, bytes: count })),
  branches: v.pipe(
    v.array(
      v.strictObject({
        id: count,
        from: v.nullable(v.strictObject({ branch: count, at: place, change: tweakSchema })),
        curve: v.array(
          v.strictObject({
            epoch: v.number(),
            accuracy: v.number(),
            trainingCost: v.number(),
            validationCost: v.nullable(v.number()),
          }),
        ),
      }),
    ),
    v.minLength(1),
  ),
  branch: count,
});

export const noTimeline: KeptTimeline = {
  moments: [],
  branches: [{ id: 0, from: null, curve: [] }],
  branch: 0,
};

/** @returns null for what an older book or a damaged disk left */
export function parseTimeline(input: unknown): KeptTimeline | null {
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return null;
  const { moments, branches, branch } = parsed.output;
  const known = (id: number) => branches.some((one) => one.id === id);
  const sound =
    known(branch) &&
    moments.every((moment) => known(moment.branch)) &&
    // Each after the one it left, so that none is its own ancestor.
    branches.every(({ id, from }) => from === null || (from.branch < id && known(from.branch)));
  return sound ? parsed.output : null;
}
