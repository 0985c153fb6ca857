// How much of something has arrived, as a bar under a line of text. Page thread, domain-free.
import styles from './meter.module.css';

interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The same in words. */
  readonly text: string;
}

export function Meter({ label, value, max, text }: MeterProps) {
  return (
    <div className={styles.meter}>
      <span>{text}</span>
      <progress aria-label={label} value={value} max={max} />
    </div>
  );
}
