// How many of the test images a reader gets right, and of each digit. Page thread.
import { correctOf, countOf, digitCount, type Confusion } from '../../network/baselines.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { percentText, wholeText } from '../reading.ts';
import { digits } from './digits-data.ts';
import styles from './baseline.module.css';

interface ScoreProps {
  /** Its accessible name. */
  readonly label: string;
  readonly confusion: Confusion | null;
}

export function Score({ label, confusion }: ScoreProps) {
  const count = confusion === null ? 0 : countOf(confusion);
  const right = confusion === null ? 0 : correctOf(confusion);
  return (
    <p className={styles.score}>
      <output aria-label={label}>{count === 0 ? '–' : percentText((100 * right) / count)}</output>
      <span>{count === 0 ? '' : `${wholeText(right)} of ${wholeText(count)}`}</span>
    </p>
  );
}

/** The share right of each digit's images, as bars. */
export function ScoreByDigit({ label, confusion }: ScoreProps) {
  const share = (digit: number) => {
    if (confusion === null) return null;
    const row = confusion.subarray(digit * digitCount, (digit + 1) * digitCount);
    const count = countOf(row);
    return count === 0 ? null : row[digit]! / count;
  };
  return (
    <BarList
      label={label}
      items={digits.map((name, digit) => ({ name, share: share(digit) }))}
      top={null}
    />
  );
}

interface DistancesProps {
  readonly label: string;
  /** One for each digit; null: nothing to compare. */
  readonly values: Float32Array | null;
  readonly decimals: number;
}

/** Ten distances as bars; the least stands out. */
export function Distances({ label, values, decimals }: DistancesProps) {
  const most = values === null ? 1 : Math.max(...values, 1e-9);
  const least = values === null ? -1 : values.indexOf(Math.min(...values));
  return (
    <ul className={styles.distances} aria-label={label}>
      {digits.map((name, digit) => (
        <li key={name} data-least={digit === least}>
          <span>{name}</span>
          <span className={styles.bar} style={{ '--share': (values?.[digit] ?? 0) / most }} />
          <span className={styles.value}>
            {values === null ? '–' : values[digit]!.toFixed(decimals)}
          </span>
        </li>
      ))}
    </ul>
  );
}
