// A plot of a few curves with its numbers as a table. Page thread, domain-free. The drawing itself is fetched apart: it
// brings recharts with it.
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { PlotData, PlotTable } from './plot-data.ts';
import { TableHead } from './table-head.tsx';
import { useWidth } from './use-width.ts';
import styles from './line-plot.module.css';

interface LinePlotProps extends PlotData {
  readonly title: string;
  /** Under the title: the unit, and where the axis begins. */
  readonly note: string;
  /** At the right of the title. */
  readonly reading?: ReactNode;
  /** Stands in the plot while there is nothing to draw. */
  readonly empty?: string | undefined;
  /** The plot in a sentence, for those who do not see it. */
  readonly summary: string;
  /** CSS pixels. */
  readonly height: number;
  /** Called when the reader opens it. */
  readonly table: () => PlotTable;
}

const LinePlotChart = lazy(() => import('./line-plot-chart.tsx'));

export function LinePlot(props: LinePlotProps) {
  const { title, note, reading, empty, summary, height, table, ...data } = props;
  const [host, width] = useWidth<HTMLDivElement>();
  return (
    <div className={styles.plot}>
      <div className={styles.head}>
        <h4>
          {title}
          <small>{note}</small>
        </h4>
        {reading}
      </div>
      <div ref={host} className={styles.drawing} style={{ height }} role="img" aria-label={summary}>
        {width > 0 && (
          <Suspense>
            <LinePlotChart {...data} width={width} height={height} />
          </Suspense>
        )}
        {empty !== undefined && <p className={styles.empty}>{empty}</p>}
      </div>
      <TableDetails table={table} />
    </div>
  );
}

function TableDetails({ table }: { readonly table: () => PlotTable }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.table}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>as a table</summary>
      {open && <Table {...table()} />}
    </details>
  );
}

function Table({ columns, rows }: PlotTable) {
  return (
    // A scroll area that the keyboard must reach too.
    <div className={styles.rows} tabIndex={0} role="region" aria-label="The numbers of the plot">
      <table>
        <TableHead columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) => (
                <td key={columns[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
