// How near two fits come, with how many units. Page thread.
import type { Fit } from './hidden-layer.ts';
import styles from './bumps.module.css';

interface FitTableProps {
  readonly rows: readonly {
    readonly name: string;
    readonly tone: 'active' | 'accent';
    readonly units: number;
    /** null: not known yet. */
    readonly fit: Pick<Fit, 'greatest' | 'rms'> | null;
  }[];
}

/** A network before its first step has its column too. */
export const fitName = (learnt: boolean) => (learnt ? 'trained' : 'untrained');

const number = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(4));

export function FitTable({ rows }: FitTableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td />
          {rows.map(({ name, tone }) => (
            <th key={name} scope="col" data-tone={tone}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">hidden units</th>
          {rows.map(({ name, units }) => (
            <td key={name}>{units}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">greatest distance</th>
          {rows.map(({ name, fit }) => (
            <td key={name} aria-label={`greatest distance, ${name}`}>
              {number(fit?.greatest)}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">root mean square</th>
          {rows.map(({ name, fit }) => (
            <td key={name}>{number(fit?.rms)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
