// How far the runs of a part of the figure are: which trains, how many are done, how long the rest takes; pause, go on, leave
// the rest. Page thread.
import { useMemo } from 'react';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import {
  comparisonQueue,
  useComparisonRuns,
} from '../../../training/comparison/use-comparison-runs.ts';
import { Button } from '../../../ui/button.tsx';
import { Meter } from '../../../ui/meter.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { usePaced } from '../../../ui/use-paced.ts';
import { durationText } from '../../reading.ts';
import styles from '../compare.module.css';
import { keyOf } from '../results.ts';
import { secondsLeft } from './time-left.ts';

interface QueueProgressProps {
  /** All plans of this part, those that are done too. */
  readonly plans: readonly TrainingPlan[];
  /** Those that have not been trained. */
  readonly missing: readonly TrainingPlan[];
  /** Such as “B, seed 2”. */
  readonly nameOf: (plan: TrainingPlan) => string;
  /** What the button says that trains what is missing. */
  readonly action: string;
  readonly onTrain: () => void;
}

export function QueueProgress({ plans, missing, nameOf, action, onTrain }: QueueProgressProps) {
  const queue = useComparisonRuns((state) => state.queue);
  const own = useMemo(() => new Set(plans.map(keyOf)), [plans]);
  const waiting = queue.items.filter(({ id }) => own.has(id));
  const [first] = queue.items;
  const trains = first !== undefined && own.has(first.id);
  const done = plans.length - missing.length;
  const busy = waiting.length > 0;
  return (
    <div className={styles.progress}>
      <div className={styles.buttons}>
        {!busy ? (
          <Button primary inactive={missing.length === 0} onClick={onTrain}>
            {action}
          </Button>
        ) : queue.paused ? (
          <Button primary onClick={() => comparisonQueue().resume()}>
            Go on
          </Button>
        ) : (
          <Button primary onClick={() => comparisonQueue().pause()}>
            Pause
          </Button>
        )}
        <Button
          inactive={!busy}
          onClick={() => comparisonQueue().end(...waiting.map(({ id }) => id))}
        >
          Leave the rest
        </Button>
      </div>
      {trains ? (
        <First done={done} all={plans.length} name={nameOf(first.plan)} />
      ) : (
        <Meter
          label="Runs done"
          value={done}
          max={Math.max(1, plans.length)}
          text={restText(done, plans.length, busy)}
        />
      )}
      <Problems own={own} nameOf={nameOf} />
    </div>
  );
}

function restText(done: number, all: number, busy: boolean): string {
  if (all === 0) return 'Nothing to train yet.';
  if (busy) return 'Waits for the runs before it.';
  return done === all
    ? `All ${String(all)} runs are done.`
    : `${String(done)} of ${String(all)} runs done.`;
}

/** Milliseconds: an estimate that flickers cannot be read. */
const readable = 500;

function First({
  done,
  all,
  name,
}: {
  readonly done: number;
  readonly all: number;
  readonly name: string;
}) {
  const state = useComparisonRuns((runs) => runs);
  const { run, queue } = state;
  const epochs = queue.items[0]?.plan.epochs ?? 1;
  const { epoch } = run.position;
  const seconds = usePaced(secondsLeft(state), readable);
  const waits = run.data !== null && !run.data.complete && run.position.step === 0;
  return (
    <Meter
      label="Runs done"
      value={done + Math.min(1, epoch / epochs)}
      max={all}
      text={
        waits
          ? 'Images are arriving.'
          : `${name}: epoch ${epoch.toFixed(1)} of ${String(epochs)}; ${String(done)} of ${String(all)} runs done${
              queue.paused
                ? ', paused'
                : seconds === null
                  ? ''
                  : `, about ${durationText(seconds)} left`
            }.`
      }
    />
  );
}

interface ProblemsProps {
  readonly own: ReadonlySet<string>;
  readonly nameOf: (plan: TrainingPlan) => string;
}

/** What stopped a run for a reason outside of its plan. One that diverged is a result, and is shown as such. */
function Problems({ own, nameOf }: ProblemsProps) {
  const failures = useComparisonRuns(({ queue }) => queue.failures);
  const kept = useComparisonRuns((state) => state.kept);
  const dataProblem = useComparisonRuns(({ queue, run }) =>
    queue.items.length > 0 ? run.dataProblem : null,
  );
  const results = useMemo(() => new Set(kept?.runs.map(({ plan }) => keyOf(plan))), [kept]);
  return (
    <>
      {dataProblem !== null && (
        <Notice tone="error" action={<Button onClick={comparisonQueue().retryData}>Retry</Button>}>
          {dataProblem.message} {dataProblem.hint}
        </Notice>
      )}
      {failures
        .filter(({ item }) => own.has(item.id) && !results.has(item.id))
        .map(({ item, message }) => (
          <Notice
            key={item.id}
            tone="error"
            action={<Button onClick={() => comparisonQueue().dismiss(item.id)}>Seen</Button>}
          >
            {nameOf(item.plan)}: {message}
          </Notice>
        ))}
    </>
  );
}
