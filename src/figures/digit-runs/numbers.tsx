// The numbers of some runs beside their plot: a table that scrolls sideways where it has no room. Page thread.
import type { ReactNode } from 'react';
import type { Tone } from '../../ui/curve-plot.tsx';
import { TableHead } from '../../ui/table-head.tsx';
import styles from './bench.module.css';

interface NumbersProps {
  /** Of the table, for those who cannot see what it stands beside. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Its rows. */
  readonly children: ReactNode;
}

export function Numbers({ label, columns, children }: NumbersProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <TableHead columns={columns} />
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The head of a row: a run by its name, with a piece of its curve. */
export function RunName({ name, tone }: { readonly name: string; readonly tone: Tone }) {
  return (
    <th scope="row" className={styles.name}>
      <span className={styles.key} data-tone={tone} />
      {name}
    </th>
  );
}
