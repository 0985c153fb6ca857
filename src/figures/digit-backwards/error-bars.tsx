// Errors of a layer as bars above and below zero, one scale for all. Page thread.
import { exponential } from '../scientific.ts';
import { signed } from '../signed.ts';
import styles from './digit-backwards.module.css';

interface ErrorBarsProps {
  /** Its accessible name. */
  readonly label: string;
  readonly delta: ArrayLike<number>;
  readonly nameOf: (index: number) => string;
  /** Index of the one that is chosen or meant. */
  readonly marked: number;
  readonly onChoose?: (index: number) => void;
}

export function ErrorBars({ label, delta, nameOf, marked, onChoose }: ErrorBarsProps) {
  const values = Array.from(delta);
  const largest = Math.max(1e-12, ...values.map(Math.abs));
  return (
    <ul className={styles.bars} aria-label={label}>
      {values.map((value, index) => {
        const text = errorText(value);
        const content = (
          <>
            <span className={styles.name}>{nameOf(index)}</span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                data-sign={value < 0 ? 'negative' : 'positive'}
                style={{ '--size': Math.abs(value) / largest }}
              />
            </span>
            <span className={styles.error}>{text}</span>
          </>
        );
        return (
          <li key={index} data-marked={index === marked}>
            {onChoose === undefined ? (
              <div className={styles.row}>{content}</div>
            ) : (
              <button
                type="button"
                className={styles.row}
                aria-pressed={index === marked}
                onClick={() => onChoose(index)}
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Small ones too keep digits that count. */
function errorText(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.001) return signed(value, 4);
  return exponential(value, 1);
}
