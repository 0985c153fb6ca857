// The table of counts: a row for what an image is, a column for what it was taken for. Page thread.
import { useRef, type KeyboardEvent } from 'react';
import type { Confusion } from '../../network/baselines.ts';
import { digits } from '../baseline/digits-data.ts';
import { countAt, mistakeCells, shareRight, type Cell } from './confusion.ts';
import styles from './confusion-matrix.module.css';

interface MatrixProps {
  /** null: nothing was counted yet. */
  readonly confusion: Confusion | null;
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
}

const arrows: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};
const within = (place: number) => Math.min(digits.length - 1, Math.max(0, place));

export function Matrix({ confusion, chosen, onChoose }: MatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const fullest = confusion && countAt(confusion, mistakeCells(confusion)[0]!);

  /** One stop for the Tab key; the arrows go on from there. */
  function pressKey(event: KeyboardEvent): void {
    const direction = arrows[event.key];
    if (direction === undefined || chosen === null) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = {
      label: within(chosen.label + direction[0]),
      verdict: within(chosen.verdict + direction[1]),
    };
    onChoose(next);
    const buttons = table.current!.querySelectorAll('button');
    buttons[next.label * digits.length + next.verdict]?.focus();
  }

  return (
    <table ref={table} className={styles.matrix}>
      <caption>Rows: what the image is. Columns: what it was taken for.</caption>
      <thead>
        <tr>
          <td />
          {digits.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">right</th>
        </tr>
      </thead>
      <tbody>
        {digits.map((name, label) => {
          const share = confusion && shareRight(confusion, label);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              {digits.map((_, verdict) => {
                const count = confusion && countAt(confusion, { label, verdict });
                const right = label === verdict;
                const pressed = chosen?.label === label && chosen.verdict === verdict;
                return (
                  <td key={verdict} data-right={right}>
                    {count === null ? (
                      <span aria-hidden="true" />
                    ) : (
                      <button
                        type="button"
                        tabIndex={pressed ? 0 : -1}
                        aria-pressed={pressed}
                        aria-label={`${name} ${right ? 'read right' : `taken for ${String(verdict)}`}: ${String(count)}`}
                        style={right ? undefined : { '--share': count / Math.max(1, fullest!) }}
                        onClick={() => onChoose({ label, verdict })}
                        onKeyDown={pressKey}
                      >
                        {count === 0 ? '·' : count}
                      </button>
                    )}
                  </td>
                );
              })}
              <td className={styles.share}>
                {share === null ? '–' : `${(100 * share).toFixed(1)} %`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
