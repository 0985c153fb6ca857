// The numbers of one field in a square, the same one lit in every square that shows it. Page thread.
import { signed } from '../signed.ts';
import styles from './receptive-field.module.css';

interface ProductGridProps {
  readonly title: string;
  readonly values: ArrayLike<number>;
  readonly field: number;
  /** ink: 0 to 1, as grey. signed: blue above 0, orange below. */
  readonly kind: 'ink' | 'signed';
  /** Index of the lit number; null for none. */
  readonly hot: number | null;
  readonly onPoint: (index: number | null) => void;
}

export function ProductGrid({ title, values, field, kind, hot, onPoint }: ProductGridProps) {
  return (
    <div className={styles.grid}>
      <h4>{title}</h4>
      <table aria-label={title} onPointerLeave={() => onPoint(null)}>
        <tbody>
          {Array.from({ length: field }, (_, row) => (
            <tr key={row}>
              {Array.from({ length: field }, (_cell, column) => {
                const index = row * field + column;
                const value = values[index]!;
                const sign = kind === 'ink' ? 'ink' : value < 0 ? 'negative' : 'positive';
                return (
                  <td
                    key={column}
                    data-sign={sign}
                    data-hot={index === hot}
                    data-zero={Math.abs(value) < 0.005}
                    style={{ '--share': Math.min(1, Math.abs(value)) }}
                    onPointerEnter={() => onPoint(index)}
                  >
                    {numberText(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 0 alone, and no zero before the point: 25 of them stand close together. */
function numberText(value: number): string {
  const text = signed(value, 2);
  if (Number(value.toFixed(2)) === 0) return '0';
  return text
    .replace(/^(−?)0\./, '$1.')
    .replace(/(\.\d)0$/, '$1')
    .replace(/\.0$/, '');
}
