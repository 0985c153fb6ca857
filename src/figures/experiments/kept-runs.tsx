// The runs of an experiment that this device keeps, in numbers, each with a way to delete it. Page thread.
import { useState } from 'react';
import { bestOf, type FinishedRun } from '../../training/experiments/finished-run.ts';
import { durationText, wholeText } from '../reading.ts';
import styles from './experiments.module.css';

interface KeptRunsProps {
  readonly runs: readonly FinishedRun[];
  readonly onForget: (id: string) => void;
}

export function KeptRuns({ runs, onForget }: KeptRunsProps) {
  /** The one to be deleted, if the reader says so again: it may have taken hours. */
  const [asked, setAsked] = useState<string | null>(null);
  if (runs.length === 0) return null;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Your runs">
      <table className={styles.table}>
        <thead>
          <tr>
            {['Seed', 'Epochs', 'Best', 'Last', 'Trained', 'Finished', 'On'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {runs.toReversed().map((run) => (
            <tr key={run.id}>
              <td>{run.seed}</td>
              <td>{run.testCorrect.length}</td>
              <td>{wholeText(bestOf(run))}</td>
              <td>{wholeText(run.testCorrect.at(-1)!)}</td>
              <td>{durationText(run.seconds)}</td>
              <td>{new Date(run.finishedAt).toISOString().slice(0, 10)}</td>
              <td>{run.backend}</td>
              <td>
                <button
                  type="button"
                  className={styles.forget}
                  onClick={() => {
                    if (asked === run.id) onForget(run.id);
                    else setAsked(run.id);
                  }}
                >
                  {asked === run.id ? 'Delete for good' : 'Delete'}
                  <span className="sr-only"> the run of seed {run.seed}</span>
                </button>
                {asked === run.id && (
                  <button type="button" className={styles.forget} onClick={() => setAsked(null)}>
                    Keep it
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
