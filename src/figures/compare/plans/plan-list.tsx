// The plans that are compared: what each has that another has not, what it came to, and what can be done with it. Page thread.
import { memo } from 'react';
import type { ComparedRun } from '../../../training/comparison/compared-run.ts';
import type { Spread } from '../bands/band.ts';
import { spreadText } from '../bands/verdict.ts';
import { measureText, type Measure } from '../bands/measures.ts';
import styles from '../compare.module.css';
import { Letter } from '../letter.tsx';
import type { ComparedPlan, Letter as Name } from '../state/comparison.ts';

export interface PlanEntry extends ComparedPlan {
  /** What it has of what differs. */
  readonly words: string;
  readonly runs: readonly ComparedRun[];
  /** null: no run yet that has this measure. */
  readonly spread: Spread | null;
}

interface PlanListProps {
  readonly entries: readonly PlanEntry[];
  readonly seeds: number;
  readonly measure: Measure;
  readonly onPoint: (letter: Name | null) => void;
  readonly onBench: (letter: Name) => void;
  readonly onRemove: (letter: Name) => void;
}

export const PlanList = memo(function PlanList(props: PlanListProps) {
  const { entries, seeds, measure, onPoint, onBench, onRemove } = props;
  return (
    <ol className={styles.plans} aria-label="Compared plans">
      {entries.map(({ letter, words, runs, spread }) => {
        const focused = { onFocus: () => onPoint(letter), onBlur: () => onPoint(null) };
        return (
          <li key={letter}>
            <div
              className={styles.plan}
              onPointerEnter={() => onPoint(letter)}
              onPointerLeave={() => onPoint(null)}
            >
              <Letter letter={letter} />
              <div>
                <p className={styles.words}>{words === '' ? 'as the others are' : words}</p>
                <p className={styles.came}>
                  {spread === null ? nothingText(runs, measure) : spreadText(measure, spread)}
                  {divergedText(runs)}
                  {runs.length > 0 &&
                    runs.length < seeds &&
                    `; ${String(seeds - runs.length)} to come`}
                </p>
              </div>
              <div className={styles.acts}>
                <button type="button" {...focused} onClick={() => onBench(letter)}>
                  To the bench<span className="sr-only"> with {letter}</span>
                </button>
                <button type="button" {...focused} onClick={() => onRemove(letter)}>
                  Remove<span className="sr-only"> {letter}</span>
                </button>
              </div>
            </div>
          </li>
        );
      })}
    </ol>
  );
});

function nothingText(runs: readonly ComparedRun[], measure: Measure): string {
  if (runs.length === 0) return 'not trained yet';
  const ended = runs.some(({ outcome }) => outcome === 'ended');
  return ended ? `trained, but it has no ${measureText[measure].label}` : 'nothing to show';
}

function divergedText(runs: readonly ComparedRun[]): string {
  const diverged = runs.filter(({ outcome }) => outcome === 'diverged').length;
  if (diverged === 0) return '';
  return diverged === runs.length
    ? `; ${runs.length === 1 ? 'it' : 'all'} diverged`
    : `; ${String(diverged)} of ${String(runs.length)} diverged and are left out`;
}
