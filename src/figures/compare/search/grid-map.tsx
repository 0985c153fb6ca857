// A search over a grid as a heat map with its numbers: each cell is a button that opens its curve. Page thread.
import { memo, useMemo, type KeyboardEvent } from 'react';
import { useComparisonRuns } from '../../../training/comparison/use-comparison-runs.ts';
import { numberText } from '../differences/names.ts';
import { keyOf } from '../results.ts';
import { depths, type Tried } from './cell-result.ts';
import type { Axis, Cell } from './search-plan.ts';
import styles from './search.module.css';

export interface MapProps {
  readonly cells: readonly Cell[];
  readonly axes: readonly Axis[];
  /** One for each cell; null: not trained yet. */
  readonly tried: readonly (Tried | null)[];
  readonly best: number | null;
  /** The cell that is open; null: none. */
  readonly chosen: number | null;
  /** Cells by the keys of their plans, all seeds. */
  readonly cellByKey: ReadonlyMap<string, number>;
  readonly onOpen: (key: string) => void;
}

/** The cell that trains now; null: none. */
export function useBusyCell(cellByKey: ReadonlyMap<string, number>): number | null {
  const first = useComparisonRuns(({ queue }) => queue.items[0]?.id ?? null);
  return first === null ? null : (cellByKey.get(first) ?? null);
}

export function cellText(tried: Tried | null, busy: boolean): string {
  if (tried === null) return busy ? '…' : '·';
  return tried.value === null ? '∞' : tried.value.toFixed(1);
}

export function spokenText(tried: Tried | null, busy: boolean): string {
  if (tried === null) return busy ? 'trains now' : 'not trained yet';
  return tried.value === null ? 'diverged' : `${tried.value.toFixed(2)} percent`;
}

export const GridMap = memo(function GridMap(props: MapProps) {
  const { cells, axes, tried, best, chosen, cellByKey, onOpen } = props;
  const busy = useBusyCell(cellByKey);
  const deep = useMemo(() => depths(tried), [tried]);
  const [columns, rows] = axes;
  if (columns === undefined || cells.length === 0) return null;
  const across = columns.values.length;
  const lines = rows?.values ?? [null];
  /** The only cell in the order of tabs; arrows go on from there. */
  const reached = chosen ?? best ?? 0;
  return (
    <div className={styles.scroll}>
      <table className={styles.map}>
        <thead>
          <tr>
            <td>
              {rows && `${rows.of.short} \\ `}
              {columns.of.short}
            </td>
            {columns.values.map((value) => (
              <th key={value} scope="col">
                {numberText(value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <tr key={line ?? 'only'}>
              <th scope="row">{line === null ? '' : numberText(line)}</th>
              {columns.values.map((value, column) => {
                const index = row * across + column;
                const cell = cells[index]!;
                const one = tried[index] ?? null;
                const share = deep[index] ?? null;
                const words = axes
                  .map(({ of }, axis) => `${of.short} ${numberText(cell.values[axis]!)}`)
                  .join(', ');
                return (
                  <td key={value}>
                    <button
                      type="button"
                      data-cell={index}
                      data-best={index === best}
                      data-busy={index === busy}
                      aria-pressed={index === chosen}
                      tabIndex={index === reached ? 0 : -1}
                      aria-label={`${words}: ${spokenText(one, index === busy)}`}
                      style={{ '--share': share ?? 0 }}
                      onClick={() => onOpen(keyOf(cell.plan))}
                      onKeyDown={(event) => move(event, index, across, cells.length)}
                    >
                      {cellText(one, index === busy)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

const steps: Readonly<Record<string, (across: number) => number>> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (across) => -across,
  ArrowDown: (across) => across,
};

/** Arrows move among the cells, as in a grid. */
function move(
  event: KeyboardEvent<HTMLElement>,
  from: number,
  across: number,
  count: number,
): void {
  const step = steps[event.key]?.(across);
  if (step === undefined) return;
  const to = from + step;
  const leavesRow = Math.abs(step) === 1 && Math.floor(to / across) !== Math.floor(from / across);
  if (to < 0 || to >= count || leavesRow) return;
  event.preventDefault();
  event.currentTarget
    .closest('table')
    ?.querySelector<HTMLElement>(`[data-cell="${String(to)}"]`)
    ?.focus();
}
