// What a button says now, in the room of the widest that it may say, so that nothing beside it moves. Page thread, domain-free.
import styles from './steady-label.module.css';

interface SteadyLabelProps {
  readonly label: string;
  /** All that it may say. */
  readonly among: readonly string[];
}

export function SteadyLabel({ label, among }: SteadyLabelProps) {
  return (
    <span className={styles.steady}>
      <span>{label}</span>
      {among
        .filter((other) => other !== label)
        .map((other) => (
          <span key={other} aria-hidden="true">
            {other}
          </span>
        ))}
    </span>
  );
}
