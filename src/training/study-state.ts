// What the page knows of a study: a pure reducer over the worker's events. Page thread.
import type { Problem } from '../network/result.ts';
import type { StudyReport } from '../network/studies.ts';
import type { WorkerEvent } from '../protocol/messages.ts';

export type StudyStatus = 'none' | 'learning' | 'resting' | 'done' | 'failed';

export interface StudyState<Report = StudyReport> {
  readonly status: StudyStatus;
  /** The latest; of a study that was replaced, nothing. */
  readonly report: Report | null;
  /** Why the images that it waits for do not come; null while they may. */
  readonly dataProblem: Problem | null;
}

export const noStudy: StudyState<never> = { status: 'none', report: null, dataProblem: null };
export const startedStudy: StudyState<never> = { ...noStudy, status: 'learning' };

/** The state of the study `id` after an event; the very same object when the event does not concern it. */
export function reduceStudy(state: StudyState, event: WorkerEvent, id: number): StudyState {
  switch (event.type) {
    case 'study':
      if (event.id !== id || state.status === 'none') return state;
      return {
        status: event.done ? 'done' : state.status,
        report: event.report,
        dataProblem: null,
      };
    case 'data-failed':
      // One that has begun to learn has its images.
      return state.status === 'none' || state.report !== null
        ? state
        : { ...state, dataProblem: event.problem };
    case 'data':
      return state.dataProblem === null ? state : { ...state, dataProblem: null };
    default:
      return state;
  }
}

/** The worker died, and the study with it. */
export function afterDeath(state: StudyState): StudyState {
  return state.status === 'none' || state.status === 'done'
    ? state
    : { ...state, status: 'failed', dataProblem: null };
}
