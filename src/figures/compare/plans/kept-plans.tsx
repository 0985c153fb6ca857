// Plans whose runs this device keeps and that are not in the comparison: each can be put back, or deleted. Page thread.
import { memo, useMemo, useState } from 'react';
import type { TrainingPlan } from '../../../network/training-plan.ts';
import type { ComparedRun } from '../../../training/comparison/compared-run.ts';
import {
  comparisonQueue,
  useComparisonRuns,
} from '../../../training/comparison/use-comparison-runs.ts';
import { Button } from '../../../ui/button.tsx';
import styles from '../compare.module.css';
import { commonWords } from '../differences/differences.ts';
import { keyOf } from '../results.ts';

interface KeptPlansProps {
  /** Those that the figure shows. */
  readonly shown: readonly TrainingPlan[];
  /** null: there is no room for one more. */
  readonly onAdd: ((plan: TrainingPlan) => void) | null;
}

interface KeptPlan {
  /** With the smallest seed. */
  readonly plan: TrainingPlan;
  readonly runs: readonly ComparedRun[];
}

/** More than these make no list that anyone reads. */
const listed = 30;

/** Newest first. */
function keptPlans(runs: readonly ComparedRun[], shown: ReadonlySet<string>): readonly KeptPlan[] {
  const found = new Map<string, ComparedRun[]>();
  for (const run of runs.toReversed()) {
    if (shown.has(keyOf(run.plan))) continue;
    const key = keyOf({ ...run.plan, seed: 0 });
    found.set(key, [...(found.get(key) ?? []), run]);
  }
  return [...found.values()].map((own) => ({
    plan: own.reduce((least, { plan }) => (plan.seed < least.seed ? plan : least), own[0]!.plan),
    runs: own,
  }));
}

const none: readonly ComparedRun[] = [];

export const KeptPlans = memo(function KeptPlans({ shown, onAdd }: KeptPlansProps) {
  const runs = useComparisonRuns(({ kept }) => kept?.runs ?? none);
  const [open, setOpen] = useState(false);
  const plans = useMemo(() => keptPlans(runs, new Set(shown.map(keyOf))), [runs, shown]);
  if (plans.length === 0) return null;
  const forget = (gone: readonly ComparedRun[]) => {
    for (const { id } of gone) comparisonQueue().forget(id);
  };
  return (
    <details
      className={styles.kept}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {plans.length === 1 ? '1 more plan has' : `${String(plans.length)} more plans have`} runs on
        this device
      </summary>
      {open && (
        <>
          <ul>
            {plans.slice(0, listed).map(({ plan, runs: own }) => (
              <li key={keyOf(plan)}>
                <p>
                  {commonWords([plan])}{' '}
                  <span className={styles.came}>
                    ({own.length === 1 ? '1 run' : `${String(own.length)} runs`})
                  </span>
                </p>
                <div className={styles.acts}>
                  <button type="button" disabled={onAdd === null} onClick={() => onAdd?.(plan)}>
                    Compare
                  </button>
                  <button type="button" onClick={() => forget(own)}>
                    Delete
                  </button>
                </div>
              </li>
            ))}
          </ul>
          {plans.length > listed && <p>And {String(plans.length - listed)} older ones.</p>}
          <Button onClick={() => forget(plans.flatMap((one) => one.runs))}>Delete them all</Button>
        </>
      )}
    </details>
  );
});
