// Lets runs go on while their figure is off the screen. Page thread.
import styles from './bench.module.css';
import type { Keep } from './use-keep.ts';

export function KeepTraining({ on, set }: Keep) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
      Go on out of sight
    </label>
  );
}
