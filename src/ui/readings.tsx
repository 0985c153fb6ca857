// Numbers to be read off beside a picture, each with its name. Page thread, domain-free.
import type { ReactNode } from 'react';
import styles from './readings.module.css';

interface ReadingsProps {
  readonly rows: readonly (readonly [name: ReactNode, value: string])[];
}

export function Readings({ rows }: ReadingsProps) {
  return (
    <dl className={styles.readings}>
      {rows.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
