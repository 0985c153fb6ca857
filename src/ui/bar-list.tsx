// A list of named shares as bars with their numbers, one of them perhaps standing out. Page thread, domain-free.
import styles from './bar-list.module.css';

interface BarListProps {
  /** Its accessible name. */
  readonly label: string;
  readonly items: readonly {
    readonly name: string;
    /** 0..1; null: not known. */
    readonly share: number | null;
  }[];
  /** Index of the item that stands out; null for none. */
  readonly top: number | null;
}

export function BarList({ label, items, top }: BarListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(({ name, share }, index) => (
        <li key={name} data-top={index === top}>
          <span>{name}</span>
          <span className={styles.bar} style={{ '--share': share ?? 0 }} />
          <span className={styles.share}>{share === null ? '–' : share.toFixed(2)}</span>
        </li>
      ))}
    </ul>
  );
}
