// A model that a figure trains in the worker, for React. Page thread.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { StudyJob, StudyReportOf } from '../network/studies.ts';
import { sharedClient } from './shared-client.ts';
import { afterDeath, noStudy, reduceStudy, startedStudy, type StudyState } from './study-state.ts';

export interface StudyActions<Job = StudyJob> {
  /** Starts anew; what was learnt before is gone. */
  readonly start: (job: Job) => void;
  readonly rest: () => void;
  readonly goOn: () => void;
  /** Ends it, report and all. */
  readonly clear: () => void;
  /** Asks for the images again that did not come. */
  readonly retryData: () => void;
}

type KindOf<Job> = Job extends { readonly kind: infer Kind extends StudyJob['kind'] }
  ? Kind
  : never;

/** One study of a figure; it ends when the figure leaves the page. */
export function useStudy<Job extends StudyJob>(): readonly [
  StudyState<StudyReportOf<KindOf<Job>>>,
  StudyActions<Job>,
] {
  const [id] = useState(() => sharedClient.nextId());
  const [state, setState] = useState<StudyState>(noStudy);
  /** Whether the worker may hold it: a figure that is left unused must not start a worker to say so. */
  const asked = useRef(false);

  useEffect(() => {
    const unsubscribe = sharedClient.subscribe({
      event(event) {
        setState((before) => reduceStudy(before, event, id));
      },
      died: () => setState(afterDeath),
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
        setState(startedStudy);
        sharedClient.send({ type: 'study', id, job });
      },
      rest: () => rest(true),
      goOn: () => rest(false),
      clear() {
        if (asked.current) sharedClient.send({ type: 'end-study', id });
        setState(noStudy);
      },
      retryData() {
        setState((before) => ({ ...before, dataProblem: null }));
        sharedClient.send({ type: 'fetch-data' });
      },
    }),
    [id, rest],
  );
  // The worker reports of a study in its own kind.
  return [state as StudyState<StudyReportOf<KindOf<Job>>>, actions];
}
