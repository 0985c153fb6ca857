// The reader's digits, a row for each, with a place for each that is still asked for. Page thread.
import { memo } from 'react';
import { timesEach } from '../../data/digit/prompts.ts';
import { Button } from '../../ui/button.tsx';
import { PixelImage } from '../../ui/pixel-image.tsx';
import { digits as names } from '../baseline/digits-data.ts';
import type { Cell } from '../confusion-matrix/confusion.ts';
import type { OwnDigit } from './own-digit.ts';
import type { Verdicts } from './use-verdicts.ts';
import styles from './handwriting.module.css';

interface TrayProps {
  readonly digits: readonly OwnDigit[];
  readonly verdicts: Verdicts;
  /** Those of this cell of the matrix stand out. */
  readonly cell: Cell;
  /** Key of the digit that is looked at. */
  readonly chosen: number | null;
  readonly onChoose: (key: number | null) => void;
  readonly onRemove: (digit: OwnDigit) => void;
}

/** So many of a row are shown, the latest. */
const mostShown = 10;

function sayVerdict({ label }: OwnDigit, verdict: number | undefined): string {
  if (verdict === undefined) return `a ${String(label)}`;
  return verdict === label
    ? `a ${String(label)}, read right`
    : `a ${String(label)}, read as ${String(verdict)}`;
}

export const Tray = memo(function Tray(props: TrayProps) {
  const { digits, verdicts, cell, chosen, onChoose, onRemove } = props;
  const looked = digits.find(({ key }) => key === chosen);
  return (
    <div>
      <ul className={styles.tray} aria-label="Your digits">
        {names.map((name, label) => {
          const own = digits.filter((digit) => digit.label === label);
          const shown = own.slice(-mostShown);
          const empty = Math.max(0, timesEach - own.length);
          return (
            <li key={name}>
              <b>{name}</b>
              {shown.map((digit) => {
                const verdict = verdicts.get(digit.key);
                return (
                  <button
                    key={digit.key}
                    type="button"
                    aria-label={sayVerdict(digit, verdict)}
                    aria-pressed={digit.key === chosen}
                    data-wrong={verdict !== undefined && verdict !== label}
                    data-cell={label === cell.label && verdict === cell.verdict}
                    onClick={() => onChoose(digit.key === chosen ? null : digit.key)}
                  >
                    <PixelImage pixels={digit.pixels} width={28} height={28} label="" />
                    {verdict !== undefined && verdict !== label && <i>{verdict}</i>}
                  </button>
                );
              })}
              {Array.from({ length: empty }, (_, index) => (
                <span key={index} className={styles.slot} />
              ))}
              {own.length > mostShown && (
                <span className={styles.more}>the latest of {String(own.length)}</span>
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.looked}>
        {looked ? (
          <>
            <span>
              This one: <b>{sayVerdict(looked, verdicts.get(looked.key))}</b>.
            </span>
            <Button onClick={() => onRemove(looked)}>Remove it</Button>
          </>
        ) : (
          <span>
            {digits.length === 0
              ? 'Five of each digit, in an order that cannot be guessed. Each is kept on this device as you keep it; none leaves it.'
              : 'A digit in red was taken for the small one at its corner. Press a digit to look at it or to remove it.'}
          </span>
        )}
      </div>
    </div>
  );
});
