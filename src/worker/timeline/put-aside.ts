// What becomes of a run that was left for a new one: it waits in less room, or goes. Worker.
import type { CheckpointStore } from '../checkpoint-store.ts';
import { thinned } from './thin.ts';
import { parseTimeline, type TimelineStore } from './timeline-store.ts';

interface Stores {
  readonly checkpoints: CheckpointStore;
  readonly timelines: TimelineStore;
  /** Most bytes for the moments of a run that is open. */
  readonly timelineRoom: number;
}

/** The few runs that wait take together no more than the one that is open. */
const share = 1 / 4;

/** @param keep whether it is wanted any more. Rejects when the browser refuses */
export async function putAside(place: string, keep: boolean, stores: Stores): Promise<void> {
  const { checkpoints, timelines, timelineRoom } = stores;
  if (!keep) {
    await checkpoints.remove(place);
    await timelines.clear(place);
    return;
  }
  const timeline = parseTimeline(await timelines.list(place));
  if (timeline === null) return;
  const { branches, branch } = timeline;
  const moments = thinned(timeline.moments, branches, branch, { bytes: share * timelineRoom });
  await timelines.saveList(place, { ...timeline, moments });
  for (const one of timeline.moments) {
    if (!moments.includes(one)) await timelines.remove(place, one.id);
  }
}
