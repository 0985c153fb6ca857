// A model that a figure trains in the worker, for React. Page thread.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { StudyJob, StudyReport, StudyReportOf } from '../network/studies.ts';
import { sharedClient } from './shared-client.ts';

export type StudyStatus = 'none' | 'learning' | 'resting' | 'done' | 'failed';

export interface StudyState<Report = StudyReport> {
  readonly status: StudyStatus;
  /** The latest; of a study that was replaced, nothing. */
  readonly report: Report | null;
}

export interface StudyActions<Job = StudyJob> {
  /** Starts anew; what was learnt before is gone. */
  readonly start: (job: Job) => void;
  readonly rest: () => void;
  readonly goOn: () => void;
  /** Ends it, report and all. */
  readonly clear: () => void;
}

const nothing: StudyState<never> = { status: 'none', report: null };

type KindOf<Job> = Job extends { readonly kind: infer Kind extends StudyJob['kind'] }
  ? Kind
  : never;

/** One study of a figure; it ends when the figure leaves the page. */
export function useStudy<Job extends StudyJob>(): readonly [
  StudyState<StudyReportOf<KindOf<Job>>>,
  StudyActions<Job>,
] {
  const [id] = useState(() => sharedClient.nextId());
  const [state, setState] = useState<StudyState>(nothing);
  /** Whether the worker may hold it: a figure that is left unused must not start a worker to say so. */
  const asked = useRef(false);

  useEffect(() => {
    const unsubscribe = sharedClient.subscribe({
      event(event) {
        if (event.type !== 'study' || event.id !== id) return;
        setState(({ status }) => ({
          status: event.done ? 'done' : status,
          report: event.report,
        }));
      },
      died: () =>
        setState(({ status, report }) => ({
          status: status === 'none' || status === 'done' ? status : 'failed',
          report,
        })),
    });
    return () => {
      unsubscribe();
      if (asked.current) sharedClient.send({ type: 'end-study', id });
    };
  }, [id]);

  const rest = useCallback(
    (resting: boolean) => {
      sharedClient.send({ type: 'rest-study', id, resting });
      setState((before) => ({ ...before, status: resting ? 'resting' : 'learning' }));
    },
    [id],
  );
  const actions = useMemo<StudyActions<Job>>(
    () => ({
      start(job) {
        asked.current = true;
        setState({ status: 'learning', report: null });
        sharedClient.send({ type: 'study', id, job });
      },
      rest: () => rest(true),
      goOn: () => rest(false),
      clear() {
        if (asked.current) sharedClient.send({ type: 'end-study', id });
        setState(nothing);
      },
    }),
    [id, rest],
  );
  // The worker reports of a study in its own kind.
  return [state as StudyState<StudyReportOf<KindOf<Job>>>, actions];
}
