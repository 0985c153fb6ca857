// The corner of a matrix that is too large to be written out: its first rows and columns, and its last. Page thread.
import { wholeText } from '../reading.ts';
import { signed } from '../signed.ts';
import type { TinyNetwork } from '../tiny-network/tiny-network.ts';
import { cornerOf } from './drawn-network.ts';
import styles from './network-shapes.module.css';

interface CornerTableProps {
  readonly sizes: readonly number[];
  /** As it is drawn: the neurons of a folded layer are its first and its last. */
  readonly network: TinyNetwork;
  /** From 2. */
  readonly layer: number;
}

export function CornerTable({ sizes, network, layer }: CornerTableProps) {
  const { w, b } = network[layer - 2]!;
  const rows = cornerOf(sizes[layer - 1]!);
  const columns = cornerOf(sizes[layer - 2]!);
  return (
    <div
      className={styles.scroll}
      tabIndex={0}
      role="region"
      aria-label={`The corner of the matrix of layer ${String(layer)}`}
    >
      <table className={styles.numbers} data-corner="true">
        <thead>
          <tr>
            <th scope="col">row</th>
            {columns.map((column) => (
              <th key={column?.number ?? 0} scope="col">
                {column === null ? '⋯' : wholeText(column.number)}
              </th>
            ))}
            <th scope="col">bias</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row?.number ?? 0}>
              <th scope="row">{row === null ? '⋮' : wholeText(row.number)}</th>
              {columns.map((column) => (
                <td key={column?.number ?? 0}>
                  {row === null || column === null ? (
                    <span>{row === null ? '⋮' : '⋯'}</span>
                  ) : (
                    <Weight value={w[row.drawn]![column.drawn]!} />
                  )}
                </td>
              ))}
              <td>{row === null ? <span>⋮</span> : <Weight value={b[row.drawn]!} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Weight({ value }: { readonly value: number }) {
  return <b data-sign={value < 0 ? 'negative' : 'positive'}>{signed(value, 2)}</b>;
}
