// The changes that were made while a run went on, one a line. Page thread.
import type { RecordedTweak } from '../../training/run-state.ts';
import { wholeText } from '../reading.ts';
import { changeText } from './words.ts';
import styles from './replay-links.module.css';

interface ChangeListProps {
  readonly label: string;
  readonly tweaks: readonly RecordedTweak[];
  /** The step that the run has come to; left out: all of them are made. */
  readonly reached?: number;
}

export function ChangeList({ label, tweaks, reached = Infinity }: ChangeListProps) {
  return (
    <ol className={styles.changes} aria-label={label}>
      {tweaks.map(({ step, tweak }, index) => (
        <li key={index} data-made={step <= reached}>
          <span>after step {wholeText(step)}</span> {changeText(tweak)}
          {reached !== Infinity && <span>{step <= reached ? ' ✓' : ' to come'}</span>}
        </li>
      ))}
    </ol>
  );
}
